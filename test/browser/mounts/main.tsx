import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import {
  ErrorMessage,
  TryAgainProvider,
  useBalance,
  useChat,
  useCooldown,
  useCountdown,
  useErrorToast,
  useFileUpload,
  useProviderMutation,
  useProviderQuery,
  useSpeech,
  useVoiceClone,
} from 'tryagain';
import { ProviderError } from 'tryagain/errors';

const limited = (wait: number) => {
  const until = Date.now() + wait;
  return new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait: { until, source: 'header', exact: true } });
};
const hour = 3_600_000;
const shared = limited(hour);

/** Timers that were set and have neither run nor been taken back. */
const timers = new Set<number>();
const setTimer = window.setTimeout.bind(window);
const clearTimer = window.clearTimeout.bind(window);
window.setTimeout = ((callback: () => void, ms: number) => {
  const timer = setTimer(() => {
    timers.delete(timer);
    callback();
  }, ms);
  timers.add(timer);
  return timer;
}) as typeof setTimeout;
window.clearTimeout = ((timer: number) => {
  timers.delete(timer);
  clearTimer(timer);
}) as typeof clearTimeout;

/** Asks first, is told to wait an hour, and makes everybody wait: it stays. */
function First() {
  useProviderQuery({ queryKey: ['first'], queryFn: () => Promise.reject(shared), provider: 'kimi', retry: false });
  const { state } = useCooldown('kimi');
  return <p id="cooldown" data-state={state} />;
}

/** Every hook at once: what waits, what holds because the provider cools down, and what is in flight. */
function Everything({ cycle }: { cycle: number }) {
  const error = cycle % 2 === 0 ? shared : limited(30_000);
  useCountdown(error.retryAt, error);
  useCooldown('kimi');
  useErrorToast();
  useChat({ provider: 'kimi', model: 'kimi-k2.6' });
  useSpeech();
  useFileUpload();
  useVoiceClone();
  useBalance({ provider: 'kimi', enabled: false });
  useProviderMutation({ mutationFn: () => Promise.resolve(), provider: 'kimi' });
  useProviderQuery({ queryKey: ['held', cycle], queryFn: silent, provider: 'kimi', cooldown: 'hold', gcTime: 0 });
  useProviderQuery({ queryKey: ['flying', cycle], queryFn: silent, provider: 'minimax', gcTime: 0 });
  return <ErrorMessage error={error} onRetry={() => undefined} />;
}

/** Answers when it is given up. */
function silent({ signal }: { signal: AbortSignal }): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

let cycle = 0;
function App({ mounted }: { mounted: number | null }) {
  return (
    <TryAgainProvider>
      <First />
      {mounted !== null && <Everything cycle={mounted} />}
    </TryAgainProvider>
  );
}

const container = document.getElementById('root');
if (!container) throw new Error('There is no place for the app.');
const root = createRoot(container);
const show = (mounted: number | null) => flushSync(() => root.render(<App mounted={mounted} />));
show(null);

/** Mounts and unmounts so many times; the answer is how many timers are left when all has settled. */
async function cycles(count: number): Promise<number> {
  for (let index = 0; index < count; index += 1) {
    show((cycle += 1));
    show(null);
    // What is given up settles in between, as it does when a person clicks.
    if (index % 100 === 0) await new Promise((resolve) => setTimer(resolve, 0));
  }
  await new Promise((resolve) => setTimer(resolve, 500));
  return timers.size;
}
Object.assign(window, { cycles });
