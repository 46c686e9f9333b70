import { createCooldowns } from '../recovery/cooldowns.js';
import { onceEach } from '../recovery/once-each.js';
import { tabs } from '../recovery/tabs.js';
import type { Tabs } from '../recovery/tabs.js';

const alone = new WeakSet<object>();

/** Whom an app shares with; null where it is alone. */
export function tabsOf(app: object): Tabs | null {
  return alone.has(app) ? null : tabs();
}

/**
 * Those of an app, that is of what shares a `QueryClient`; shared with its other tabs and its next visit where the
 * browser has the means.
 */
export const cooldownsOf = onceEach((app) => {
  const neighbours = tabsOf(app) ?? undefined;
  const cooldowns = createCooldowns({ neighbours });
  neighbours?.follow(cooldowns);
  return cooldowns;
});

/** Lets an app share nothing, before it is used: what a simulator says is of no concern to others. */
export function keepAlone(app: object): void {
  alone.add(app);
}
