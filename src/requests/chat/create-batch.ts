/** Collects what comes faster than it should be shown. */
export interface Batch<Item> {
  readonly push: (items: readonly Item[]) => void;
  /** What was not delivered yet; it will not be any more. */
  readonly drain: () => readonly Item[];
}

/**
 * Delivers at once after a pause, else every `ms`. By timers alone: frames of a page that is hidden never come.
 */
export function createBatch<Item>(ms: number, deliver: (items: readonly Item[]) => void): Batch<Item> {
  let held: Item[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;

  const drain = (): readonly Item[] => {
    clearTimeout(timer);
    timer = undefined;
    const items = held;
    held = [];
    return items;
  };
  const flush = (): void => {
    last = performance.now();
    deliver(drain());
  };

  return {
    push(items) {
      if (items.length === 0) return;
      held.push(...items);
      if (timer !== undefined) return;
      const wait = last + ms - performance.now();
      if (wait <= 0) flush();
      else timer = setTimeout(flush, wait);
    },
    drain,
  };
}
