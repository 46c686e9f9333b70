/** What keeps something alive. */
export interface Keep {
  /** Keeps it until the function it returns is called. */
  readonly keep: () => () => void;
  /** It was kept, and all have gone: nobody would see what begins now, or stop it. */
  readonly isLeft: () => boolean;
}

/**
 * Tells when the last one who kept something has gone.
 *
 * Not at once: StrictMode lets everything go and takes it up again within one commit, and that should not cost a second
 * request.
 */
export function createKeep(onLeft: () => void): Keep {
  let keepers = 0;
  let isLeft = false;
  return {
    keep() {
      keepers += 1;
      isLeft = false;
      return () => {
        keepers -= 1;
        queueMicrotask(() => {
          if (keepers > 0) return;
          isLeft = true;
          onLeft();
        });
      };
    },
    isLeft: () => isLeft,
  };
}
