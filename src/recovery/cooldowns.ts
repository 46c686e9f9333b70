import type { Kind } from '../errors/kinds.js';
import type { ProviderError } from '../errors/provider-error.js';
import { clock as pageClock } from './clock.js';
import type { Clock } from './clock.js';
import type { Deadline } from './deadline.js';
import { createEntries } from './entries.js';
import type { Cooldown, Entry } from './entries.js';
import { createGate } from './gate.js';
import { crossing } from './neighbours.js';
import type { Neighbours } from './neighbours.js';
import type { News } from './news.js';
import { createPasses } from './passes.js';
import type { Pass, Passes } from './passes.js';
import { keyOf, within } from './scope.js';
import type { PartialScope, Scope } from './scope.js';
import { firstOf, twinOf } from './twins.js';

export type { Pass } from './passes.js';

/**
 * What a request does while its scope cools down. `fail`: it is not sent, and fails at once with the failure the cooldown
 * is of, in an object of its own. `hold`: it waits for the end, and is sent once. `ignore`: it is sent.
 */
export type WhileCooling = 'fail' | 'hold' | 'ignore';

export interface Cooldowns {
  /** What stands in the way of a request; of several, what ends last. The same object until it changes. */
  readonly find: (request: Scope) => Cooldown | null;
  /** The moment a button about this failure waits for, epoch ms; null when there is none, or its cause is gone. */
  readonly retryAt: (error: ProviderError) => number | null;
  /** Whether that moment is still to come. */
  readonly isTooEarly: (error: ProviderError) => boolean;
  /**
   * Asks for the right to send; given at once, not a turn later, where nothing stands in the way. Rejects with a twin of
   * the cooldown's error, or with the signal's reason.
   */
  readonly enter: (request: Scope, how: WhileCooling, signal?: AbortSignal) => Pass | Promise<Pass>;
  /** A failure nobody here saw happen, such as one that came with its page: what is left of its time holds. */
  readonly meet: (request: Scope, error: ProviderError) => void;
  /**
   * The cause is gone: ends the cooldowns of a provider, or those within a narrower scope.
   *
   * @param kind Only those of such a failure: money ends no rate limit.
   */
  readonly clear: (what: PartialScope, kind?: Kind) => void;
  /** What another tab, or an earlier visit, says. Nobody is told again. */
  readonly hear: (news: News) => void;
  readonly list: () => readonly Cooldown[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly onFailed: Passes['onFailed'];
}

/** Between two held requests that are let go, ms: as much as the limit asks for, within bounds. */
const shortestGap = 200;
const longestGap = 5_000;

export interface CooldownOptions {
  readonly clock?: Clock;
  readonly neighbours?: Neighbours | undefined;
  /** After how many ms one request finds out all the same. Default: as long as the failure says. */
  readonly longest?: number;
}

/** What cools down, by scope. Without React: hooks read the page's own, the handler has one of its own. */
export function createCooldowns({ clock = pageClock, neighbours, longest = Infinity }: CooldownOptions = {}): Cooldowns {
  const gate = createGate(clock);
  const entries = createEntries(clock, gate.open);
  /** What a failure was about: it is shown for longer than it holds. */
  const about = new WeakMap<object, Scope>();
  const passes = createPasses({ entries, about, neighbours, longest });

  /** Null: another tab finds out, or it is over meanwhile. */
  async function probe(entry: Entry, request: Scope): Promise<Pass | null> {
    entries.setProbed(entry, true);
    const claim = await neighbours?.claim(keyOf(entry.scope));
    if (claim?.holder === 'theirs') {
      const resume = () => setTimeout(() => entries.setProbed(entry, false), crossing);
      void claim.settled.then(resume, resume);
      return null;
    }
    if (entries.has(entry)) return passes.give(request, entry, claim?.release);
    claim?.release();
    return null;
  }

  async function wait(request: Scope, how: WhileCooling, signal?: AbortSignal): Promise<Pass> {
    signal?.throwIfAborted();
    let held = null as { readonly entry: Entry; readonly mine: Deadline } | null;
    for (let entry = entries.before(request); entry !== null; entry = entries.before(request)) {
      const { state, error, until } = entry;
      if (state === 'waiting' && how === 'fail') throw twinOf(error);
      // Who held comes a little later than who asks now: a thousand of them hold for the same moment.
      const extra = state === 'waiting' ? Math.random() * entry.spread : 0;
      if (held?.entry !== entry) held = { entry, mine: { ...entry.deadline, until: until + extra } };
      const rest = state === 'probing' ? Infinity : clock.remaining(held.mine);
      if (rest > 0) await gate.next(rest, signal);
      else {
        const pass = await probe(entry, request);
        if (pass) return pass;
      }
      if (entries.before(request) !== null) continue;
      entry.released += 1;
      await gate.pause(entry.released * gapOf(error) + (how === 'hold' ? entry.apart : 0), signal);
    }
    return passes.give(request);
  }

  function deadlineOf(error: ProviderError): Deadline | null {
    const scope = about.get(firstOf(error));
    if (scope) return entries.before(scope)?.deadline ?? null;
    return error.retryAt === null ? null : clock.deadline(error.retryAt, error);
  }

  return {
    find: entries.before,
    retryAt: (error) => deadlineOf(error)?.until ?? null,
    isTooEarly(error) {
      const deadline = deadlineOf(error);
      return deadline !== null && clock.remaining(deadline) > 0;
    },
    enter: (request, how, signal) => (how === 'ignore' || !entries.before(request) ? passes.give(request) : wait(request, how, signal)),
    meet(request, error) {
      if (!about.has(firstOf(error)) && Number(error.retryAt) > Date.now()) passes.give(request).failed(error);
    },
    clear(what, kind) {
      for (const entry of entries.all())
        if (within(entry.scope, what) && (kind === undefined || kind === entry.error.kind)) passes.end(entry);
    },
    hear(news) {
      if (news.type === 'recovered') return;
      const known = entries.of(news.scope);
      if (news.type === 'cooling') {
        about.set(news.error, news.scope);
        // News of what is probed already leaves the probe alone.
        if (!known || known.until < news.until) entries.begin(news);
      } else if (known && known.until <= news.until) {
        known.apart = Math.random() * known.spread;
        entries.remove(known);
      }
    },
    list: entries.all,
    subscribe: gate.subscribe,
    onFailed: passes.onFailed,
  };
}

/** Three requests a minute are let go twenty seconds apart, but nobody is held for that longer than a few seconds. */
function gapOf({ limit }: ProviderError): number {
  const asked = limit?.metric === 'rpm' && limit.max ? 60_000 / limit.max : shortestGap;
  return Math.min(longestGap, Math.max(shortestGap, asked));
}
