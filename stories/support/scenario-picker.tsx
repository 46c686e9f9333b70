import { scenarioGroups } from './scenario-choices.js';
import type { SimulatorStatus } from './simulator-status.js';

interface ScenarioPickerProps {
  status: SimulatorStatus | undefined;
  onPick: (scenario: string) => void;
}

const names = { kimi: 'Kimi', minimax: 'MiniMax', 'kimi-code': 'Kimi Code' } as const;

/** Makes the simulated provider fail in any way it can, and says who answers: the simulator or the real one. */
export function ScenarioPicker({ status, onPick }: ScenarioPickerProps) {
  return (
    <header className="app-bar">
      <label className="app-field">
        <span>Let this go wrong</span>
        <select value={status?.scenario ?? 'none'} onChange={(event) => onPick(event.target.value)}>
          <option value="none">Nothing, all is well</option>
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
      </label>
      {status && (
        <ul className="app-sources" aria-label="Who answers">
          {Object.entries(names).map(([name, label]) => (
            <li key={name} data-source={status.providers[name]}>
              {label} <span>{status.providers[name] === 'real' ? 'real provider' : 'simulator'}</span>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
