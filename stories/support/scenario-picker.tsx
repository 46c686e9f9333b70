import { useId } from 'react';
import { useAppWords } from './app-words.js';
import type { AppWords } from './app-words.js';
import { findScenario, scenarioGroups } from './scenario-choices.js';
import type { SimulatorStatus } from './simulator-status.js';

interface ScenarioPickerProps {
  status: SimulatorStatus | undefined;
  scenario: string;
  onPick: (scenario: string) => void;
}

const names = { kimi: 'Kimi', minimax: 'MiniMax', 'kimi-code': 'Kimi Code' } as const;
const inStream = '@stream';

/** Makes the simulated provider fail in any way it can, and says who answers: the simulator or the real one. */
export function ScenarioPicker({ status, scenario: played, onPick }: ScenarioPickerProps) {
  const words = useAppWords();
  const id = useId();
  const name = played.replace(inStream, '');
  const late = played !== name;
  const scenario = findScenario(name);
  const canBeLate = (one: typeof scenario) => one !== null && !one.fault && ['chat', 'speech'].includes(one.endpoint);

  return (
    <header className="app-bar">
      <div className="app-pick">
        <label className="app-label" htmlFor={id}>
          {words.scenario}
        </label>
        <div className="app-row">
          <select
            id={id}
            value={name}
            aria-describedby={`${id}hint`}
            onChange={({ target }) => onPick(late && canBeLate(findScenario(target.value)) ? target.value + inStream : target.value)}
          >
            <option value="none">{words.fine}</option>
            {scenarioGroups.map(({ label, choices }) => (
              <optgroup key={label} label={label}>
                {choices.map((choice) => (
                  <option key={choice.name} value={choice.name}>
                    {choice.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          {canBeLate(scenario) && (
            <label className="app-check">
              <input type="checkbox" checked={late} onChange={({ target }) => onPick(target.checked ? name + inStream : name)} />
              {words.inStream}
            </label>
          )}
        </div>
        <p className="app-quiet app-small" id={`${id}hint`}>
          {scenario && isPlace(scenario.endpoint, words) && words.meet[scenario.endpoint]}
        </p>
        <ul className="app-picks" aria-label={words.picks}>
          {Object.entries(words.pickWords).map(([pick, label]) => (
            <li key={pick}>
              <button type="button" aria-pressed={played === pick} onClick={() => onPick(pick)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {status && (
        <ul className="app-sources" aria-label={words.sources}>
          {Object.entries(names).map(([provider, label]) => {
            const source = status.providers[provider] ?? 'simulator';
            return (
              <li key={provider} data-source={source}>
                {label} <span>{words.sourceWords[source]}</span>
              </li>
            );
          })}
        </ul>
      )}
    </header>
  );
}

function isPlace(endpoint: string, { meet }: AppWords): endpoint is keyof AppWords['meet'] {
  return endpoint in meet;
}
