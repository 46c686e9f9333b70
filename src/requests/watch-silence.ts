import { stalled } from './own-failures.js';

export interface Watch {
  /** Aborted by the parent, with its reason, or with `stalled`. */
  readonly signal: AbortSignal;
  /** The next sign of life is due within `ms`. */
  readonly expect: (ms: number) => void;
  readonly end: () => void;
}

/** Gives up on an answer that stays away, or that goes on for ever. */
export function watchSilence(parent: AbortSignal, totalMs: number): Watch {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort(stalled());
  const follow = (): void => controller.abort(parent.reason);
  const deadline = setTimeout(giveUp, totalMs);
  let silence: ReturnType<typeof setTimeout> | undefined;
  parent.addEventListener('abort', follow);
  if (parent.aborted) follow();
  return {
    signal: controller.signal,
    expect(ms) {
      clearTimeout(silence);
      silence = setTimeout(giveUp, ms);
    },
    end() {
      clearTimeout(deadline);
      clearTimeout(silence);
      parent.removeEventListener('abort', follow);
    },
  };
}
