import type { Kind } from '../errors/kinds.js';
import type { ProviderError } from '../errors/provider-error.js';
import { spreadAfter } from '../errors/spread-after.js';
import { clock as pageClock } from './clock.js';
import type { Clock, Deadline } from './clock.js';
import { createGate } from './gate.js';
import type { Told } from './news.js';
import { covers, keyOf, reachOf, within } from './scope.js';
import type { PartialScope, Scope } from './scope.js';
import { firstOf, twinOf } from './twins.js';

/** A shared deadline before which nothing of its scope is sent. */
interface Cooldown {
  readonly scope: Scope;
  /** The failure it is of. */
  readonly error: ProviderError;
  /** Epoch ms. The error's own moment, or a later one where a probe failed since. */
  readonly until: number;
  /** `waiting`; `due`: the time has come, and nobody has asked yet; `probing`: one request is finding out. */
  readonly state: 'waiting' | 'due' | 'probing';
}

/**
 * What a request does while its scope cools down. `fail`: it is not sent, and fails at once with the failure the cooldown
 * is of, in an object of its own. `hold`: it waits for the end, and is sent once. `ignore`: it is sent.
 */
export type WhileCooling = 'fail' | 'hold' | 'ignore';

/** The right to send one request. How it ended is told once; what comes after that is not heard. */
export interface Pass {
  /** It was answered, or its stream has begun. */
  readonly succeeded: () => void;
  readonly failed: (error: ProviderError) => void;
  /** It was stopped, and says nothing. */
  readonly dropped: () => void;
}

/** Ours: this tab may ask, and gives the right back. Theirs: another tab asks; `settled` when it is through, or gone. */
export type Claim =
  | { readonly holder: 'ours'; readonly release: () => void }
  | { readonly holder: 'theirs'; readonly settled: Promise<void> };

export type News =
  | {
      readonly type: 'cooling';
      readonly scope: Scope;
      readonly error: ProviderError;
      readonly until: number;
      /** Probes that failed without naming a time, one after the other. */
      readonly misses: number;
    }
  /** Until when it would have lasted: one that lasts longer began since, and is not over. */
  | { readonly type: 'over'; readonly scope: Scope; readonly until: number };

/** Other tabs and later visits. Without them a page is alone. */
export interface Neighbours {
  readonly claim: (key: string) => Promise<Claim>;
  readonly tell: (news: News) => void;
}

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
  /**
   * The cause is gone: ends the cooldowns of a provider, or those within a narrower scope.
   *
   * @param kind Only those of such a failure: money ends no rate limit.
   */
  readonly clear: (what: PartialScope, kind?: Kind) => void;
  /** What another tab, or an earlier visit, says. Nobody is told again. */
  readonly hear: (news: Told) => void;
  readonly list: () => readonly Cooldown[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Told of every request that failed, whether anything cools down for it or not. */
  readonly onFailed: (listener: (error: ProviderError, request: Scope) => void) => () => void;
}

/** One that waits: for which cooldown, and until when. */
interface Held {
  readonly entry: Entry;
  readonly mine: Deadline;
}

interface Entry {
  cooldown: Cooldown;
  readonly deadline: Deadline;
  /** Over how many ms after the deadline those who held spread. */
  readonly spread: number;
  /** Probes of it that failed without naming a time. */
  readonly misses: number;
  /** How many of those who held were let go: they go one after the other. */
  released: number;
  /** How much later those who held go when others opened it, ms: theirs and ours know nothing of each other. */
  apart: number;
}

/**
 * A probe that says nothing for so long keeps nobody waiting any more, ms. Limits refuse at once: what takes longer is
 * being worked on, or waits for one of those that it keeps waiting.
 */
const longestProbe = 10_000;
/** What two tabs say may cross on the way, ms. */
const crossing = 100;
/** Between two held requests that are let go, ms: as much as the limit asks for, within bounds. */
const shortestGap = 200;
const longestGap = 5_000;
const firstBackoff = 2_000;
const longestBackoff = 60_000;
/** Models are named by whoever asks. Of more that cool down than any provider has, those that end first are forgotten. */
const mostModels = 64;

export interface CooldownOptions {
  readonly clock?: Clock;
  readonly neighbours?: Neighbours | undefined;
  /** After how many ms one request finds out all the same. Default: as long as the failure says. */
  readonly longest?: number;
}

/** What cools down, by scope. Without React: hooks read the page's own, the handler has one of its own. */
export function createCooldowns({ clock = pageClock, neighbours, longest = Infinity }: CooldownOptions = {}): Cooldowns {
  const entries = new Map<string, Entry>();
  const gate = createGate(clock);
  /** What a failure was about: it is shown for longer than it holds. */
  const about = new WeakMap<object, Scope>();
  const witnesses = new Set<(error: ProviderError, request: Scope) => void>();

  const isHeld = (entry: Entry) => entries.get(keyOf(entry.cooldown.scope)) === entry;

  function set(entry: Entry, state: Cooldown['state']): void {
    entry.cooldown = { ...entry.cooldown, state };
    gate.open();
  }

  /** A deadline passes without anybody writing it down. */
  function current(entry: Entry): Cooldown {
    if (entry.cooldown.state === 'waiting' && clock.remaining(entry.deadline) === 0) entry.cooldown = { ...entry.cooldown, state: 'due' };
    return entry.cooldown;
  }

  function entryFor(request: Scope): Entry | null {
    let last: Entry | null = null;
    for (const entry of entries.values()) {
      if (covers(entry.cooldown.scope, request) && (last === null || entry.cooldown.until > last.cooldown.until)) last = entry;
    }
    return last;
  }

  function begin(scope: Scope, error: ProviderError, until: number, misses: number): void {
    const deadline = clock.deadline(until, error);
    const cooldown = { scope, error, until, state: 'waiting' } as const;
    entries.set(keyOf(scope), { cooldown, deadline, spread: spreadAfter(clock.remaining(deadline)), misses, released: 0, apart: 0 });
    forgetModels();
    gate.open();
  }

  function forgetModels(): void {
    const ofModels = [...entries.values()].filter(({ cooldown }) => cooldown.scope.model !== null);
    if (ofModels.length <= mostModels) return;
    const first = ofModels.reduce((one, other) => (other.cooldown.until < one.cooldown.until ? other : one));
    entries.delete(keyOf(first.cooldown.scope));
  }

  function cool(scope: Scope, error: ProviderError, until: number, misses = 0): void {
    const known = entries.get(keyOf(scope));
    about.set(error, scope);
    // Of two waits the longer one holds, unless a probe has just learnt better.
    if (known && known.cooldown.state !== 'probing' && known.cooldown.until >= until) return;
    begin(scope, error, until, misses);
    neighbours?.tell({ type: 'cooling', scope, error, until, misses });
  }

  function end(entry: Entry): void {
    if (!isHeld(entry)) return;
    const { scope, until } = entry.cooldown;
    entries.delete(keyOf(scope));
    gate.open();
    neighbours?.tell({ type: 'over', scope, until });
  }

  function failed(request: Scope, error: ProviderError, probed: Entry | null): void {
    const reach = reachOf(error, request);
    about.set(error, reach);
    // What was probed is open, or the request met another limit than that one.
    if (probed && (error.retry === 'never' || (error.retryAt !== null && keyOf(reach) !== keyOf(probed.cooldown.scope)))) end(probed);
    if (error.retry === 'never') return;
    // It never left the machine, and says nothing of the provider; the line may be back at any moment.
    if (error.code === 'offline') return giveBack(probed);
    if (error.retryAt !== null) return cool(reach, error, Math.min(error.retryAt, Date.now() + longest));
    if (!probed) return;
    const backoff = Math.min(longestBackoff, firstBackoff * 2 ** probed.misses);
    cool(probed.cooldown.scope, error, Date.now() + backoff, probed.misses + 1);
  }

  /** A probe has found out nothing: the next one asks. */
  function giveBack(probed: Entry | null): void {
    if (probed && isHeld(probed) && probed.cooldown.state === 'probing') set(probed, 'due');
  }

  function createPass(request: Scope, probed: Entry | null, release: () => void = () => undefined): Pass {
    let isOpen = true;
    // What began while it was under way is another cooldown: its answer does not open that.
    const opened = probed ? [...entries.values()].filter(({ cooldown }) => covers(cooldown.scope, request)) : [];
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
    return {
      // Only a probe's answer says that a limit is open: another request may be of a kind it does not count.
      succeeded: () => settle(() => opened.forEach(end)),
      failed: (error) =>
        settle(() => {
          failed(request, error, probed);
          for (const witness of witnesses) witness(error, request);
        }),
      dropped: () => settle(() => giveBack(probed)),
    };
  }

  /** Null: another tab finds out, or it is over meanwhile. */
  async function probe(entry: Entry, request: Scope): Promise<Pass | null> {
    set(entry, 'probing');
    const claim = await neighbours?.claim(keyOf(entry.cooldown.scope));
    if (claim?.holder === 'theirs') {
      const resume = () => setTimeout(() => isHeld(entry) && entry.cooldown.state === 'probing' && set(entry, 'due'), crossing);
      void claim.settled.then(resume, resume);
      return null;
    }
    if (isHeld(entry)) return createPass(request, entry, claim?.release);
    claim?.release();
    return null;
  }

  async function wait(request: Scope, how: WhileCooling, signal?: AbortSignal): Promise<Pass> {
    signal?.throwIfAborted();
    let held = null as Held | null;
    for (let entry = entryFor(request); entry !== null; entry = entryFor(request)) {
      const { state, error, until } = current(entry);
      if (state === 'waiting' && how === 'fail') throw twinOf(error);
      // Who held comes a little later than who asks now: a thousand of them hold for the same moment.
      const extra = state === 'waiting' ? Math.random() * entry.spread : 0;
      if (held?.entry !== entry) held = { entry, mine: { ...entry.deadline, until: until + extra } };
      if (state === 'probing') await gate.next(signal);
      else if (clock.remaining(held.mine) > 0) await gate.until(held.mine, signal);
      else {
        const pass = await probe(entry, request);
        if (pass) return pass;
      }
      if (isHeld(entry) || entryFor(request) !== null) continue;
      entry.released += 1;
      await gate.pause(entry.released * gapOf(error) + (how === 'hold' ? entry.apart : 0), signal);
    }
    return createPass(request, null);
  }

  function deadlineOf(error: ProviderError): Deadline | null {
    const scope = about.get(firstOf(error));
    if (scope) return entryFor(scope)?.deadline ?? null;
    return error.retryAt === null ? null : clock.deadline(error.retryAt, error);
  }

  return {
    find(request) {
      const entry = entryFor(request);
      return entry && current(entry);
    },
    retryAt: (error) => deadlineOf(error)?.until ?? null,
    isTooEarly(error) {
      const deadline = deadlineOf(error);
      return deadline !== null && clock.remaining(deadline) > 0;
    },
    enter: (request, how, signal) => (how === 'ignore' || !entryFor(request) ? createPass(request, null) : wait(request, how, signal)),
    clear(what, kind) {
      for (const entry of entries.values()) {
        const { scope, error } = entry.cooldown;
        if (within(scope, what) && (kind === undefined || kind === error.kind)) end(entry);
      }
    },
    hear(news) {
      if (news.type === 'recovered') return;
      const known = entries.get(keyOf(news.scope));
      if (news.type === 'cooling') {
        about.set(news.error, news.scope);
        // News of what is probed already leaves the probe alone.
        if (!known || known.cooldown.until < news.until) begin(news.scope, news.error, news.until, news.misses);
      } else if (known && known.cooldown.until <= news.until) {
        known.apart = Math.random() * known.spread;
        entries.delete(keyOf(news.scope));
        gate.open();
      }
    },
    list: () => [...entries.values()].map(current),
    subscribe: gate.subscribe,
    onFailed(listener) {
      witnesses.add(listener);
      return () => void witnesses.delete(listener);
    },
  };
}

/** Three requests a minute are let go twenty seconds apart, but nobody is held for that longer than a few seconds. */
function gapOf({ limit }: ProviderError): number {
  const asked = limit?.metric === 'rpm' && limit.max ? 60_000 / limit.max : shortestGap;
  return Math.min(longestGap, Math.max(shortestGap, asked));
}
