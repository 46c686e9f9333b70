import { attempt, field } from '../errors/field.js';

/** How a warning was when somebody had seen enough of it. */
export interface Snooze {
  readonly level: 'low' | 'empty';
  /** Until when it holds, epoch ms; null: for as long as the level does. */
  readonly until: number | null;
}

/** What is put off, by what it is about. */
export type Snoozed = ReadonlyMap<string, Snooze>;

/** Warnings that somebody has put off: kept for reloads, shared with other tabs at once. */
export interface Snoozes {
  readonly subscribe: (listener: () => void) => () => void;
  /** The same map until something changes. */
  readonly getSnapshot: () => Snoozed;
  readonly put: (subject: string, snooze: Snooze) => void;
  /** How it stands now: what was put off of another level is over. */
  readonly end: (subject: string, level: Snooze['level'] | 'fine') => void;
}

/** What a browser has for it; asked each time, as it may be refused. */
export interface SnoozeMeans {
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** Tells of other tabs. */
  readonly page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> | null;
}

/** Where in the storage. */
export const snoozesKey = 'tryagain:snoozed';
const most = 32;
const longestText = 16 * 1024;
const day = 24 * 60 * 60 * 1000;
/** No limit's period is longer: what would hold for ever was written by somebody else. */
const longest = 400 * day;
/** How much two readings of one moment differ, ms: a refusal names it as what is left, in round numbers. */
const slack = 5 * 60 * 1000;

/** Until when a warning of a period whose end nobody knows is put off, epoch ms. */
export const forADay = (): number => Date.now() + day;

/**
 * Whether this was put off: of the same level, and in the same period.
 *
 * @param until When its period ends, epoch ms; null: nobody knows.
 */
export function isSnoozed(snoozed: Snoozed, subject: string, level: Snooze['level'], until: number | null, now = Date.now()): boolean {
  const known = snoozed.get(subject);
  return known?.level === level && (known.until === null || (until ?? now) <= known.until + slack);
}

export function createSnoozes({ storage, page }: SnoozeMeans): Snoozes {
  const listeners = new Set<() => void>();
  /** What a storage that is missing, full or refused did not take. */
  let untaken: string | null = null;
  let last: { readonly text: string | null; readonly snoozed: Snoozed } = { text: null, snoozed: new Map() };

  const read = (): Snoozed => {
    const text = untaken ?? attempt(() => storage().getItem(snoozesKey)) ?? null;
    if (text !== last.text) last = { text, snoozed: parse(text) };
    return last.snoozed;
  };
  const tell = () => listeners.forEach((listener) => listener());
  const write = (next: Iterable<readonly [string, Snooze]>): void => {
    const now = Date.now();
    const kept = [...next].filter(([, { until }]) => until === null || until > now - slack).slice(-most);
    const text = JSON.stringify(Object.fromEntries(kept));
    const isTaken = attempt(() => (storage().setItem(snoozesKey, text), true));
    untaken = isTaken ? null : text;
    tell();
  };
  const hear = (event: Event): void => {
    const key = field(event, 'key');
    if (key !== snoozesKey && key !== null) return;
    untaken = null;
    tell();
  };

  return {
    subscribe(listener) {
      page?.addEventListener('storage', hear);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) page?.removeEventListener('storage', hear);
      };
    },
    getSnapshot: read,
    put: (subject, snooze) => write([...[...read()].filter(([name]) => name !== subject), [subject, snooze]]),
    end(subject, level) {
      const known = read().get(subject);
      if (known && known.level !== level) write([...read()].filter(([name]) => name !== subject));
    },
  };
}

/** Other apps' values, and broken ones, are nothing. */
function parse(text: string | null): Snoozed {
  const value: unknown = text !== null && text.length <= longestText ? attempt(() => JSON.parse(text)) : null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(
    Object.entries(value)
      .flatMap(([subject, entry]) => readEntry(subject, entry))
      .slice(0, most),
  );
}

function readEntry(subject: string, entry: unknown): readonly (readonly [string, Snooze])[] {
  const level = field(entry, 'level');
  const until = field(entry, 'until');
  const isMoment = typeof until === 'number' && Number.isFinite(until) && until <= Date.now() + longest;
  if ((level !== 'low' && level !== 'empty') || (until !== null && !isMoment)) return [];
  return [[subject, { level, until }]];
}

/** This page's, shared by all apps on it. */
export const snoozes = createSnoozes({
  storage: () => localStorage,
  page: typeof window === 'undefined' ? null : window,
});
