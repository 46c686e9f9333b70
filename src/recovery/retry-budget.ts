import { onceEach } from './once-each.js';

/** Repeats nobody asked for, until one must have worked. A page that loads twenty queries in a blip has some to spare. */
const capacity = 10;

/** What may be repeated without anybody asking, by whom it is sent to: an outage ends in quiet, however many ask. */
export interface RetryBudget {
  /** Takes one repeat of this provider's; false, and takes nothing, when none is left. Null: nobody knows the provider. */
  readonly take: (provider: string | null) => boolean;
  readonly hasLeft: (provider: string | null) => boolean;
  /** The provider answered: one repeat is given back. Time alone gives none: it says nothing about the provider. */
  readonly giveBack: (provider: string | null) => void;
}

/**
 * A token bucket a provider, as the AWS SDKs have one: repeats are for a blip, and where nothing is answered any more they
 * only add to what is wrong. Full at the start.
 */
export function createRetryBudget(): RetryBudget {
  const spent = new Map<string | null, number>();
  const hasLeft: RetryBudget['hasLeft'] = (provider) => (spent.get(provider) ?? 0) < capacity;
  const add = (provider: string | null, count: number) => void spent.set(provider, Math.max(0, (spent.get(provider) ?? 0) + count));
  return {
    hasLeft,
    take(provider) {
      if (!hasLeft(provider)) return false;
      add(provider, 1);
      return true;
    },
    giveBack: (provider) => add(provider, -1),
  };
}

/** That of an app: an app is what shares a `QueryClient`. */
export const retryBudgetOf = onceEach(createRetryBudget);
