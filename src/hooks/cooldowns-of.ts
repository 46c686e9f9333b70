import { createCooldowns } from '../recovery/cooldowns.js';
import type { Cooldowns } from '../recovery/cooldowns.js';

/** One set of cooldowns an app: an app is what shares a `QueryClient`. */
const byClient = new WeakMap<object, Cooldowns>();
/** For what is used without a client, such as a chat beside no query. */
const noClient = {};

export function cooldownsOf(client: object | undefined): Cooldowns {
  const key = client ?? noClient;
  const known = byClient.get(key);
  if (known) return known;
  const made = createCooldowns();
  byClient.set(key, made);
  return made;
}
