import { createClock } from '../../src/recovery/clock.js';
import { createCooldowns } from '../../src/recovery/cooldowns.js';
import type { Cooldowns } from '../../src/recovery/cooldowns.js';
import { createTabs } from '../../src/recovery/tabs.js';
import type { Means, Tabs } from '../../src/recovery/tabs.js';

type Mode = 'exclusive' | 'shared';

interface Waiting {
  readonly tab: object;
  readonly mode: Mode;
  readonly run: () => Promise<unknown>;
}

/** Web Locks as far as they are asked for: one at a time or shared, `ifAvailable`, `steal`, and a tab that goes frees its own. */
function createLocks() {
  const queues = new Map<string, Waiting[]>();
  const held = new Map<string, Set<Waiting>>();

  function isFree(name: string, mode: Mode): boolean {
    const holders = [...(held.get(name) ?? [])];
    return holders.length === 0 || (mode === 'shared' && holders.every((holder) => holder.mode === 'shared'));
  }

  function grant(name: string, one: Waiting): void {
    held.set(name, (held.get(name) ?? new Set()).add(one));
    void one.run().finally(() => free(name, one));
  }

  function free(name: string, one: Waiting): void {
    if (!held.get(name)?.delete(one)) return;
    const queue = queues.get(name) ?? [];
    for (let next = queue[0]; next && isFree(name, next.mode); next = queue[0]) {
      queue.shift();
      grant(name, next);
    }
  }

  const requestFor =
    (tab: object) =>
    (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const mode = options.mode ?? 'exclusive';
        const answer = (lock: Lock | null) => {
          const result = (async () => callback(await Promise.resolve(lock)))();
          result.then(resolve, reject);
          return result;
        };
        const waiting = { tab, mode, run: () => answer({ name, mode }) };
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        if (options.steal) for (const one of held.get(name) ?? []) held.get(name)?.delete(one);
        if (options.steal || (queue.length === 0 && isFree(name, mode))) grant(name, waiting);
        else if (options.ifAvailable) void answer(null);
        else queue.push(waiting);
      });

  return {
    requestFor,
    leave(tab: object) {
      for (const [name, queue] of queues) {
        queues.set(
          name,
          queue.filter((waiting) => waiting.tab !== tab),
        );
        for (const one of held.get(name) ?? []) if (one.tab === tab) free(name, one);
      }
    },
  };
}

export interface FakeTab {
  readonly cooldowns: Cooldowns;
  readonly tabs: Tabs;
  /** Another app on the same page. */
  readonly openApp: () => Cooldowns;
  readonly page: EventTarget;
  readonly close: () => void;
}

/** A browser with as many tabs as are opened: one storage, messages that take a moment, locks that are everybody's. */
export function createFakeBrowser() {
  const storage = new Map<string, string>();
  const channels = new Set<{ onmessage: ((event: MessageEvent) => void) | null }>();
  const locks = createLocks();
  const messages: unknown[] = [];

  function openChannel(): ReturnType<Means['openChannel']> & { onmessage: ((event: MessageEvent) => void) | null } {
    const channel = {
      onmessage: null as ((event: MessageEvent) => void) | null,
      postMessage(message: unknown) {
        const copy: unknown = structuredClone(message);
        messages.push(copy);
        setTimeout(() => channels.forEach((other) => other !== channel && other.onmessage?.({ data: copy } as MessageEvent)), 5);
      },
      close: () => void channels.delete(channel),
    };
    channels.add(channel);
    return channel;
  }

  return {
    storage,
    messages,
    /** What anybody on this origin could send. */
    post: (message: unknown) => channels.forEach((channel) => channel.onmessage?.({ data: message } as MessageEvent)),
    openTab(means: Partial<Means> = {}): FakeTab {
      const tab = {};
      const page = new EventTarget();
      const opened: { close: () => void }[] = [];
      const shared = createTabs({
        openChannel: () => {
          const channel = openChannel();
          opened.push(channel);
          return channel;
        },
        locks: { request: locks.requestFor(tab) } as Means['locks'],
        storage: {
          getItem: (key) => storage.get(key) ?? null,
          setItem: (key, value) => void storage.set(key, value),
          removeItem: (key) => void storage.delete(key),
        },
        page,
        ...means,
      });
      const openApp = () => {
        const cooldowns = createCooldowns({ clock: createClock(), neighbours: shared });
        shared.follow(cooldowns);
        return cooldowns;
      };
      return {
        cooldowns: openApp(),
        tabs: shared,
        openApp,
        page,
        close() {
          locks.leave(tab);
          opened.forEach((channel) => channel.close());
        },
      };
    },
  };
}
