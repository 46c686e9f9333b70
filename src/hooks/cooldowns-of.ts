import { createCooldowns } from '../recovery/cooldowns.js';
import type { Cooldowns } from '../recovery/cooldowns.js';
import { tabs } from '../recovery/tabs.js';
import type { Tabs } from '../recovery/tabs.js';

/** One set of cooldowns an app: an app is what shares a `QueryClient`. */
const byClient = new WeakMap<object, Cooldowns>();
const alone = new WeakSet<object>();

/** Whom an app shares with; null where it is alone. */
export function tabsOf(client: object): Tabs | null {
  return alone.has(client) ? null : tabs();
}

/** Those of an app, shared with its other tabs and its next visit where the browser has the means. */
export function cooldownsOf(client: object): Cooldowns {
  const known = byClient.get(client);
  if (known) return known;
  const others = tabsOf(client);
  const made = createCooldowns(others ? { neighbours: others.neighbours } : {});
  others?.follow(made);
  byClient.set(client, made);
  return made;
}

/** Lets an app share nothing: what a simulator says is of no concern to others. */
export function keepAlone(client: object): void {
  if (byClient.has(client)) return;
  alone.add(client);
  byClient.set(client, createCooldowns());
}
