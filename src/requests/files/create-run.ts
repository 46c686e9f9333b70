/** Work that is under way once at most. */
export interface Run {
  /**
   * Begins at once; what was under way is stopped. The promise is kept when the work has ended, well or not.
   *
   * @param work Has to look at the signal after every wait: once it is aborted, nobody wants to hear of it.
   */
  readonly start: (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;
  /** The promise of what is under way, or null. */
  readonly current: () => Promise<void> | null;
  readonly stop: () => void;
}

export function createRun(): Run {
  let running: { readonly controller: AbortController; ended: Promise<void> } | null = null;
  const stop = (): void => {
    running?.controller.abort();
    running = null;
  };
  return {
    stop,
    current: () => running?.ended ?? null,
    start(work) {
      stop();
      const own = { controller: new AbortController(), ended: Promise.resolve() };
      running = own;
      own.ended = work(own.controller.signal).finally(() => {
        if (running === own) running = null;
      });
      return own.ended;
    },
  };
}
