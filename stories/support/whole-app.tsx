import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTryAgain } from '../../src/hooks/try-again-context.js';
import { AccountPanel } from './account-panel.js';
import { QuestionBox } from './question-box.js';
import { ScenarioPicker } from './scenario-picker.js';
import { findScenario } from './scenario-choices.js';
import { playScenario, readStatus, scenarioEvent } from './simulator-status.js';
import type { SimulatorStatus } from './simulator-status.js';
import { taskNames } from './tasks.js';
import type { Provider, TaskName } from './tasks.js';
import './whole-app.css';

/** A small app, whole: a question, an answer, what is left of the money, and a way to make it all go wrong. */
export function WholeApp() {
  const client = useQueryClient();
  const { viewer } = useTryAgain();
  const [choice, setChoice] = useState<{ task: TaskName; provider: Provider }>({ task: 'chat', provider: 'kimi' });
  const status = useQuery({ queryKey: ['simulator'], queryFn: readStatus });

  useEffect(() => {
    const played = ({ detail }: CustomEvent<SimulatorStatus>) => {
      client.setQueryData(['simulator'], detail);
      // What the account says may have changed with it.
      void client.resetQueries({ queryKey: ['tryagain'] });
      // To where it can be met: a file that is too large is no matter of chat.
      const scenario = findScenario(detail.scenario);
      const task = taskNames.find((known) => known === scenario?.endpoint);
      const whom = (['kimi', 'minimax'] as const).find((name) => name === scenario?.provider);
      if (task) setChoice((choice) => ({ task, provider: whom ?? choice.provider }));
    };
    const listener = played as EventListener;
    window.addEventListener(scenarioEvent, listener);
    return () => window.removeEventListener(scenarioEvent, listener);
  }, [client]);

  return (
    <div className="app">
      <ScenarioPicker status={status.data} onPick={(scenario) => void playScenario(scenario)} />
      <main className="app-main" data-viewer={viewer}>
        <div>
          <h1>Ask something</h1>
          <QuestionBox {...choice} onChoose={setChoice} />
        </div>
        {viewer === 'owner' && <AccountPanel />}
      </main>
    </div>
  );
}
