/**
 * Time that passes only when told to: `setTimeout`, `clearTimeout`, `Date.now` and `performance.now` of this program from
 * now on, so that five hours of a thousand clients cost a second. Timers of node:http and the like are not touched.
 */
export function virtualTime(start = Date.UTC(2026, 5, 1, 12)) {
  const turn = setImmediate;
  let now = start;
  let lastId = 0;
  /** By moment; what stands in one list fires in the order it was asked for. */
  const lists = new Map();
  const moments = [];
  const gone = new Set();

  globalThis.setTimeout = (callback, ms = 0, ...args) => {
    const id = ++lastId;
    // As in a browser: what is no number between 0 and 2³¹ fires at once.
    const at = now + (ms > 0 && ms < 2 ** 31 ? ms : 0);
    if (!lists.has(at)) {
      lists.set(at, []);
      moments.splice(placeOf(at), 0, at);
    }
    lists.get(at).push({ id, call: () => callback(...args) });
    return { id, unref() {}, ref() {}, [Symbol.toPrimitive]: () => id };
  };
  globalThis.clearTimeout = (timer) => timer && gone.add(timer.id);
  Date.now = () => now;
  performance.now = () => now - start;

  function placeOf(at) {
    let [low, high] = [0, moments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (moments[middle] < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What follows from a timer without another one: promises, and the streams of a Response. */
  async function settle(turns) {
    for (let taken = 0; taken < turns; taken += 1) await new Promise((resolve) => turn(resolve));
  }

  return {
    /** Lets everything happen until nobody waits any more. `turns` of the event loop belong to each moment. */
    async untilQuiet(turns) {
      await settle(turns);
      while (moments.length > 0) {
        now = moments.shift();
        const due = lists.get(now);
        lists.delete(now);
        let called = 0;
        for (const { id, call } of due) {
          if (gone.delete(id)) continue;
          call();
          called += 1;
        }
        if (called > 0) await settle(turns);
      }
    },
  };
}
