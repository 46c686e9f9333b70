import type { ProviderError } from '../errors/provider-error.js';
import type { Entries, Entry } from './entries.js';
import { createListeners } from './listeners.js';
import type { Listeners } from './listeners.js';
import type { Neighbours } from './neighbours.js';
import { covers, keyOf, reachOf } from './scope.js';
import type { Scope } from './scope.js';

/** The right to send one request. How it ended is told once; only what began well may still fail. */
export interface Pass {
  /** It was answered, or its stream has begun. */
  readonly succeeded: () => void;
  readonly failed: (error: ProviderError) => void;
  /** It was stopped, and says nothing. */
  readonly dropped: () => void;
}

type Failed = readonly [error: ProviderError, request: Scope];

export interface Passes {
  /**
   * @param probed The cooldown it is to find out about: one at a time, and no longer than somebody can wait for it.
   * @param release Called once nobody waits for it any more.
   */
  readonly give: (request: Scope, probed?: Entry | null, release?: () => void) => Pass;
  readonly end: (entry: Entry) => void;
  /** Told of every request that failed, whether anything cools down for it or not. */
  readonly onFailed: Listeners<Failed>['subscribe'];
}

interface PassesOptions {
  readonly entries: Entries;
  /** What each failure was about. */
  readonly about: WeakMap<object, Scope>;
  readonly neighbours: Neighbours | undefined;
  /** After how many ms one request finds out all the same. */
  readonly longest: number;
}

/**
 * A probe that says nothing for so long keeps nobody waiting any more, ms. Limits refuse at once: what takes longer is
 * being worked on, or waits for one of those that it keeps waiting.
 */
const longestProbe = 10_000;
const firstBackoff = 2_000;
const longestBackoff = 60_000;

/** How what cools down changes by what requests hear. */
export function createPasses({ entries, about, neighbours, longest }: PassesOptions): Passes {
  const witnesses = createListeners<Failed>();

  function cool(scope: Scope, error: ProviderError, until: number, misses = 0): void {
    const known = entries.of(scope);
    about.set(error, scope);
    // Of two waits the longer one holds, unless a probe has just learnt better.
    if (known && !known.isProbed && known.until >= until) return;
    entries.begin({ scope, error, until, misses });
    neighbours?.tell({ type: 'cooling', scope, error, until, misses });
  }

  function end(entry: Entry): void {
    if (!entries.has(entry)) return;
    entries.remove(entry);
    neighbours?.tell({ type: 'over', scope: entry.scope, until: entry.until });
  }

  function failed(request: Scope, error: ProviderError, probed: Entry | null): void {
    const reach = reachOf(error, request);
    about.set(error, reach);
    // What was probed is open, or the request met another limit than that one.
    if (probed && (error.retry === 'never' || (error.retryAt !== null && keyOf(reach) !== keyOf(probed.scope)))) end(probed);
    if (error.retry === 'never') return;
    // It never left the machine, and says nothing of the provider; the line may be back at any moment.
    if (error.code === 'offline') return giveBack(probed);
    if (error.retryAt !== null) return cool(reach, error, Math.min(error.retryAt, Date.now() + longest));
    if (!probed) return;
    const backoff = Math.min(longestBackoff, firstBackoff * 2 ** probed.misses);
    cool(probed.scope, error, Date.now() + backoff, probed.misses + 1);
  }

  /** A probe has found out nothing: the next one asks. */
  function giveBack(probed: Entry | null): void {
    if (probed) entries.setProbed(probed, false);
  }

  function give(request: Scope, probed: Entry | null = null, release: () => void = () => undefined): Pass {
    let isOpen = true;
    let hasBegun = false;
    // What began while it was under way is another cooldown: its answer does not open that.
    const opened = probed ? entries.all().filter(({ scope }) => covers(scope, request)) : [];
    const losePatience = () => {
      giveBack(probed);
      release();
    };
    const patience = probed ? setTimeout(losePatience, longestProbe) : undefined;
    const settle = (then: () => void) => {
      if (!isOpen) return;
      isOpen = false;
      clearTimeout(patience);
      then();
      release();
    };
    const fail = (error: ProviderError, of: Entry | null) => {
      failed(request, error, of);
      witnesses.tell(error, request);
    };
    return {
      // Only a probe's answer says that a limit is open: another request may be of a kind it does not count.
      succeeded: () =>
        settle(() => {
          hasBegun = true;
          opened.forEach(end);
        }),
      failed(error) {
        if (!hasBegun) return settle(() => fail(error, probed));
        // What a stream says in the end is about the next one.
        hasBegun = false;
        fail(error, null);
      },
      dropped: () => settle(() => giveBack(probed)),
    };
  }

  return { give, end, onFailed: witnesses.subscribe };
}
