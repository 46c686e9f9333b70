import { attempt } from '../errors/field.js';
import { crossing } from './neighbours.js';
import type { Claim, Neighbours } from './neighbours.js';
import { readNews, writeNews } from './news.js';
import type { CooldownNews, News } from './news.js';
import { keyOf } from './scope.js';
import { createShelf } from './shelf.js';

/** Cooldowns, or recoveries: what is not theirs they leave alone. */
interface Follower {
  readonly hear: (news: News) => void;
}

/** The tabs of one origin, the apps of one page, and the visits after this one. */
export interface Tabs extends Neighbours {
  /**
   * Tells these what an earlier visit left, and what others say from now on, for as long as somebody else holds them: an
   * app that is gone is not kept for its cooldowns.
   */
  readonly follow: (follower: Follower) => void;
}

/** What a browser has for it. */
export interface Means {
  readonly openChannel: () => Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;
  readonly locks: Pick<LockManager, 'request'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Where a page is told that it is put aside, and taken up again. */
  readonly page?: Pick<EventTarget, 'addEventListener'>;
}

/**
 * After so long, ms, whoever asks is taken to be stopped in the middle, and asked no more: one that runs gives up sooner.
 * Hidden, its timers may be late.
 */
const longestClaim = 30_000;
/** Where nobody can be asked, one asks as if alone. */
const unasked: Claim = { holder: 'ours', release: nothing };

export function createTabs({ openChannel, locks, storage, page }: Means): Tabs {
  const shelf = createShelf(storage);
  const followers = new Set<WeakRef<Follower>>();

  /** Also to the app it comes from: it hears nothing new. */
  function say(news: News): void {
    for (const reference of followers) {
      const follower = reference.deref();
      if (follower) follower.hear(news);
      else followers.delete(reference);
    }
  }

  function listen(): ReturnType<Means['openChannel']> {
    const opened = openChannel();
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      const news = readNews(data, Date.now());
      if (news) say(news);
    };
    return opened;
  }

  let channel = listen();
  /** What was kept when the page was put aside. */
  let left: readonly CooldownNews[] = [];
  // A page with an open channel is not kept for the way back; one that comes back has heard nothing meanwhile.
  page?.addEventListener('pagehide', () => {
    channel.close();
    left = shelf.read();
  });
  page?.addEventListener('pageshow', (event) => {
    if (!(event as PageTransitionEvent).persisted) return;
    channel = listen();
    const kept = shelf.read();
    const keptScopes = new Set(kept.map(({ scope }) => keyOf(scope)));
    // What was taken away before its time is over. Of what has passed nobody has said so.
    for (const { scope, until } of left) if (until > Date.now() && !keptScopes.has(keyOf(scope))) say({ type: 'over', scope, until });
    kept.forEach(say);
  });

  return {
    claim: (key) => claim(locks, `tryagain:${key}`),
    tell(news) {
      if (news.type !== 'recovered') shelf.note(news);
      attempt(() => channel.postMessage(writeNews(news)));
      say(news);
    },
    follow(follower) {
      followers.add(new WeakRef(follower));
      for (const news of shelf.read()) follower.hear(news);
    },
  };
}

/** A tab that is closed gives its locks back by itself. */
function claim(locks: Means['locks'], name: string): Promise<Claim> {
  return new Promise((resolve) => {
    const asked = attempt(() =>
      locks.request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve({ holder: 'theirs', settled: settled(locks, name) });
        // What is told before must be there before somebody else has it.
        return new Promise<void>((free) => resolve({ holder: 'ours', release: () => void setTimeout(free, crossing) }));
      }),
    );
    if (asked) asked.catch(() => resolve(unasked));
    else resolve(unasked);
  });
}

/** Shared: all who wait for the one that asks go on together, and none of them looks like another one that asks. */
function settled(locks: Means['locks'], name: string): Promise<void> {
  const patience = setTimeout(() => void locks.request(name, { steal: true }, nothing).catch(nothing), longestClaim);
  return locks.request(name, { mode: 'shared' }, () => clearTimeout(patience));
}

function nothing(): void {
  return undefined;
}

let ofThisPage: Tabs | null = null;

/**
 * This page's. Null where something of it is missing (a server, a test without a browser, a page without https, a storage
 * that is forbidden): such a page is alone.
 */
export function tabs(): Tabs | null {
  ofThisPage ??= attempt(pageTabs) ?? null;
  return ofThisPage;
}

function pageTabs(): Tabs | null {
  // Servers have channels and locks too, and visitors who know nothing of each other.
  if (typeof document === 'undefined' || typeof BroadcastChannel !== 'function') return null;
  const locks = navigator.locks as LockManager | undefined;
  const storage = localStorage as Storage | null;
  if (!locks || !storage) return null;
  return createTabs({ openChannel: () => new BroadcastChannel('tryagain'), locks, storage, page: window });
}
