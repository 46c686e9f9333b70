import { stalled } from '../errors/own-failures.js';
import { ProviderError } from '../errors/provider-error.js';

/** One exchange with a provider: who may end it, and when it has taken too long. */
export interface Call {
  /** Aborted when the client is gone, when time is up, and at the end. */
  readonly signal: AbortSignal;
  /** The step's result; rejects as soon as the call is over, and ends it when `ms` pass without one. One step at a time. */
  within<T>(step: Promise<T>, ms?: number): Promise<T>;
  /** How long all that is still to come may take. Said once; until then it may take any time. */
  limit(ms: number): void;
  /** Closes the connection to the provider. May be called twice. */
  end(): void;
}

/**
 * @param client Not every host fires it when a client leaves, and some only while the body is read: the response's own
 *   `cancel` has to call `end` as well.
 */
export function startCall(client: AbortSignal): Call {
  const controller = new AbortController();
  const { signal } = controller;
  /** Rejects the step under way. A listener on the signal for every event of a stream is garbage that V8 takes for old. */
  let stop: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (reason: unknown = new ProviderError({ kind: 'aborted' })): void => {
    clearTimeout(timer);
    client.removeEventListener('abort', onClientGone);
    controller.abort(reason);
    stop?.();
  };
  const onClientGone = (): void => end();
  const onTime = (): void => end(stalled());
  client.addEventListener('abort', onClientGone);
  if (client.aborted) end();

  // Raced, not only passed on: a `fetch` of the app's own may take no notice of the signal.
  function within<T>(step: Promise<T>, ms?: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const silence = ms === undefined ? undefined : setTimeout(onTime, ms);
      const settle = (how: () => void): void => {
        clearTimeout(silence);
        stop = null;
        how();
      };
      stop = () => settle(() => reject(signal.reason as ProviderError));
      if (signal.aborted) stop();
      step.then(
        (value) => settle(() => resolve(value)),
        (thrown: Error) => settle(() => reject(thrown)),
      );
    });
  }

  const limit = (ms: number): void => {
    if (!signal.aborted) timer = setTimeout(onTime, ms);
  };
  return { signal, within, limit, end: () => end() };
}
