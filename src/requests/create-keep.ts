/**
 * Keeps something alive until the function it returns is called: when the last one has gone, it is left.
 *
 * Not at once: StrictMode lets everything go and takes it up again within one commit, and that should not cost a second
 * request.
 */
export function createKeep(onLeft: () => void): () => () => void {
  let keepers = 0;
  return () => {
    keepers += 1;
    return () => {
      keepers -= 1;
      queueMicrotask(() => {
        if (keepers === 0) onLeft();
      });
    };
  };
}
