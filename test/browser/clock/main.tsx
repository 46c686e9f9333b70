import { Profiler, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorMessage, RetryButton, StreamingText, TryAgainProvider, useChat, useCountdown, useProviderQuery } from 'tryagain';
import { ProviderError } from 'tryagain/errors';

/** What the page did, for the test to read. */
const seen = { commits: 0, armed: [] as number[], fired: 0, said: [] as string[], frames: [] as number[], readyAt: 0 };
export type Seen = typeof seen;
Object.assign(window, { seen });

const setTimer = window.setTimeout;
window.setTimeout = ((callback: () => void, ms: number) => {
  seen.armed.push(ms);
  return setTimer(() => {
    seen.fired += 1;
    callback();
  }, ms);
}) as typeof setTimeout;

const address = new URLSearchParams(location.search);
const waits = address.get('waits')?.split(',').map(Number) ?? [];

/** Waits of so many seconds from the press on; once more at every press of the other button, for the same failures. */
function Waits() {
  const [errors, setErrors] = useState<readonly ProviderError[]>([]);
  const [copies, setCopies] = useState([0]);
  const begin = () =>
    setErrors(
      waits.map((wait) => {
        const until = Date.now() + wait * 1000;
        return new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until, source: 'header', exact: true } });
      }),
    );
  return (
    <>
      <button id="begin" onClick={begin}>
        Begin
      </button>
      <button id="again" onClick={() => setCopies([...copies, copies.length])}>
        Once more
      </button>
      <button id="leave" onClick={() => setCopies([])}>
        Leave
      </button>
      <Profiler id="waits" onRender={() => (seen.commits += 1)}>
        {copies.map((copy) => (
          <div key={copy} className="copy">
            {errors.map((error, index) => (
              <div key={index} className={`wait-${waits[index]}`}>
                <RetryButton error={error} onRetry={() => undefined} />
                <Left error={error} />
                <Plain until={error.retryAt} />
              </div>
            ))}
          </div>
        ))}
      </Profiler>
    </>
  );
}

function Left({ error }: { error: ProviderError }) {
  const { seconds, state } = useCountdown(error.retryAt, error);
  return (
    <p className="left" data-state={state}>
      {seconds}
    </p>
  );
}

/** As somebody counts who has nothing but the number. */
function Plain({ until }: { until: number | null }) {
  return <p className="plain">{useCountdown(until).seconds}</p>;
}

/** As many labels as there is room for. */
function Labels({ count }: { count: number }) {
  const [until] = useState(() => Date.now() + 600_000);
  return Array.from({ length: count }, (_, index) => <Plain key={index} until={until + index * 37} />);
}

function Talk() {
  const { messages, sendMessage, error, regenerate, status } = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
  // Some apps ask as soon as they are there.
  useEffect(() => void sendMessage({ text: 'chat' }), [sendMessage]);
  return (
    <section id="talk" data-status={status}>
      {messages.map((message) => (
        <StreamingText key={message.id} message={message} />
      ))}
      <ErrorMessage error={error} onRetry={() => void regenerate()} />
    </section>
  );
}

function Query({ id }: { id: string }) {
  const { data } = useProviderQuery({ queryKey: ['answer'], queryFn: () => ask('query'), provider: 'kimi', retry: false });
  return <p id={id}>{data}</p>;
}

function Press() {
  const [answers, setAnswers] = useState(0);
  return (
    <div id="press" data-answers={answers}>
      <RetryButton onRetry={() => ask('press').then(() => setAnswers((count) => count + 1))} />
    </div>
  );
}

async function ask(name: string): Promise<string> {
  const response = await fetch('/api/ai/kimi/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'kimi-k2.6', messages: [{ role: 'user', content: name }] }),
  });
  return response.ok ? 'answered' : Promise.reject(response);
}

/** What a status says, as a screen reader gets it: each change once. */
function listen(): void {
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const status = (target instanceof Element ? target : target.parentElement)?.closest('output');
      if (status?.textContent) seen.said.push(status.textContent);
      const isReady = document.querySelector('.tryagain-button')?.getAttribute('data-state') === 'ready';
      if (isReady && waits.length > 0) seen.readyAt ||= performance.now();
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['data-state'] });
}

function watchFrames(): void {
  requestAnimationFrame(() => {
    seen.frames.push(performance.now());
    watchFrames();
  });
}

const root = document.getElementById('root');
if (!root) throw new Error('There is no place for the app.');
listen();
if (address.has('frames')) watchFrames();
createRoot(root).render(
  <TryAgainProvider>
    {waits.length > 0 && <Waits />}
    {address.has('labels') && <Labels count={Number(address.get('labels'))} />}
    <StrictMode>
      {address.has('chat') && <Talk />}
      {address.has('query') && (
        <>
          <Query id="one" />
          <Query id="two" />
        </>
      )}
      {address.has('press') && <Press />}
    </StrictMode>
  </TryAgainProvider>,
);
