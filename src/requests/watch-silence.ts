import { ProviderError } from '../errors/provider-error.js';
import { stalled } from './own-failures.js';

export interface Watch {
  /** Aborted by the parent, with its reason, with `stalled`, or with a plain `timeout`. */
  readonly signal: AbortSignal;
  /** The next sign of life is due within `ms`. */
  readonly expect: (ms: number) => void;
  readonly end: () => void;
}

type Timer = ReturnType<typeof setTimeout>;
/** A timer for longer, as for `Infinity`, goes off at once, ms. */
const longestTimer = 2 ** 31 - 1;

/**
 * Gives up on an answer that stays away (`stalled`), or that goes on for ever (`timeout`, without a code: it did not stop).
 *
 * @param totalMs Null: as long as there are signs of life.
 */
export function watchSilence(parent: AbortSignal, totalMs: number | null): Watch {
  const controller = new AbortController();
  const follow = (): void => controller.abort(parent.reason);
  const takeTooLong = (): void => controller.abort(new ProviderError({ kind: 'timeout' }));
  const deadline = totalMs === null ? undefined : after(totalMs, takeTooLong);
  let silence: Timer | undefined;
  parent.addEventListener('abort', follow);
  if (parent.aborted) follow();
  return {
    signal: controller.signal,
    expect(ms) {
      clearTimeout(silence);
      silence = after(ms, () => controller.abort(stalled()));
    },
    end() {
      clearTimeout(deadline);
      clearTimeout(silence);
      parent.removeEventListener('abort', follow);
    },
  };
}

function after(ms: number, then: () => void): Timer | undefined {
  return ms > longestTimer ? undefined : setTimeout(then, ms);
}
