import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTryAgain } from '../../src/hooks/try-again-context.js';
import { AccountPanel } from './account-panel.js';
import { QuestionBox } from './question-box.js';
import { ScenarioPicker } from './scenario-picker.js';
import { findScenario } from './scenario-choices.js';
import { playScenario, readStatus } from './simulator-status.js';
import { taskNames } from './tasks.js';
import type { Provider, TaskName } from './tasks.js';
import './whole-app.css';

/** A small app, whole: a question, an answer, what is left of the money, and a way to make it all go wrong. */
export function WholeApp() {
  const client = useQueryClient();
  const { viewer } = useTryAgain();
  const [choice, setChoice] = useState<{ task: TaskName; provider: Provider }>({ task: 'chat', provider: 'kimi' });
  const status = useQuery({ queryKey: ['simulator'], queryFn: readStatus });
  const play = useMutation({
    mutationFn: playScenario,
    onSuccess(answer) {
      client.setQueryData(['simulator'], answer);
      // What the account says may have changed with it.
      return client.resetQueries({ queryKey: ['tryagain'] });
    },
  });

  function pick(name: string): void {
    const scenario = findScenario(name);
    const task = taskNames.find((known) => known === scenario?.endpoint);
    // To where it can be met: a file that is too large is no matter of chat.
    if (task)
      setChoice({
        task,
        provider: scenario?.provider === 'minimax' ? 'minimax' : scenario?.provider === 'kimi' ? 'kimi' : choice.provider,
      });
    play.mutate(name);
  }

  return (
    <div className="app">
      <ScenarioPicker status={status.data} onPick={pick} />
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
