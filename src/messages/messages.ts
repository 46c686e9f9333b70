import type { Detail, Kind } from '../errors/kinds.js';

/**
 * What one reader is told: what happened, and what to do.
 *
 * Sentences are plain strings, so a table can cross from a server component to a client one. `{name}` slots are filled
 * from the facts that stand beside each entry in `messages`; every slot has a number, a time or a duration already
 * written in the reader's language.
 */
export interface Sentence {
  /** What happened, in one short sentence. */
  readonly title: string;
  /** What a visitor can do. */
  readonly user: string;
  /** What the owner can do, where that differs. */
  readonly owner?: string;
}

/** Every sentence a person reads, in one language. One type for all languages: a missing sentence does not compile. */
export interface Messages {
  /** BCP 47 tag: numbers, durations and times are written the same way. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly kinds: Readonly<Record<Kind, Sentence>>;
  readonly details: Readonly<Record<Detail, Partial<Sentence>>>;
  /** The output filter speaks of an answer the person did not write. */
  readonly filteredOutput: Sentence;
  readonly actions: {
    readonly retry: string;
    readonly check: string;
    readonly retrying: string;
    /** While waiting, exact: `{time}` is the rest, such as "0:12". */
    readonly retryIn: string;
    /** While waiting, not exact: `{time}` is such as "20 seconds". */
    readonly retryInAbout: string;
    readonly topUp: string;
    readonly plan: string;
    readonly keys: string;
    readonly contactProvider: string;
    readonly requestId: string;
  };
  readonly announcements: {
    readonly waiting: string;
    readonly soon: string;
    readonly ready: string;
    /** When a waiting button is pressed. */
    readonly notYet: string;
  };
}
