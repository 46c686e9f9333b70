import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { useProviderMutation } from '../../src/hooks/use-provider-mutation.js';
import { taskNames, tasks } from './tasks.js';
import type { Provider, TaskName } from './tasks.js';

const providers = [
  ['kimi', 'Kimi'],
  ['minimax', 'MiniMax'],
] as const;

interface Asked {
  text: string;
  task: TaskName;
  provider: Provider;
}

/** What a person writes stays here until they have an answer, and longer: a failure takes nothing away. */
export function QuestionBox({ task, provider, onChoose }: Omit<Asked, 'text'> & { onChoose: (choice: Omit<Asked, 'text'>) => void }) {
  const id = useId();
  const [text, setText] = useState('Why is the sky blue in the day and red in the evening?');
  const ask = useProviderMutation({
    provider,
    mutationFn: ({ text: question, task: name, provider: whom }: Asked) => tasks[name].run(question, whom),
  });
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === '' || ask.isPending) return;
    ask.mutate({ text, task, provider });
  };

  return (
    <section className="app-question" aria-label="Question">
      <form onSubmit={send}>
        <label htmlFor={id} className="app-label">
          Your question
        </label>
        <textarea id={id} rows={3} value={text} onChange={(event) => setText(event.target.value)} placeholder="Ask anything" />
        <div className="app-controls">
          <label className="app-field">
            <span>What to do</span>
            <select
              value={task}
              onChange={(event) => {
                const next = taskNames.find((name) => name === event.target.value) ?? 'chat';
                const [only] = tasks[next].providers;
                onChoose({ task: next, provider: tasks[next].providers.some((name) => name === provider) ? provider : only });
              }}
            >
              {taskNames.map((name) => (
                <option key={name} value={name}>
                  {tasks[name].label}
                </option>
              ))}
            </select>
          </label>
          <label className="app-field">
            <span>Who answers</span>
            <select
              value={provider}
              onChange={(event) => onChoose({ task, provider: event.target.value === 'minimax' ? 'minimax' : 'kimi' })}
            >
              {providers
                .filter(([name]) => tasks[task].providers.some((known) => known === name))
                .map(([name, label]) => (
                  <option key={name} value={name}>
                    {label}
                  </option>
                ))}
            </select>
          </label>
          <button className="app-send" aria-disabled={ask.isPending || undefined}>
            {ask.isPending ? 'One moment…' : tasks[task].verb}
          </button>
        </div>
      </form>
      <ErrorMessage error={ask.error} onRetry={() => ask.mutateAsync({ text, task, provider })} />
      {ask.data !== undefined && (
        <article className="app-answer" aria-label="Answer">
          {ask.data}
        </article>
      )}
    </section>
  );
}
