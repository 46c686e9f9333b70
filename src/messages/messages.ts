import type { Detail, Kind, Limit, OwnCode } from '../errors/kinds.js';

/**
 * A sentence with `{name}` slots: plain text, so a table can cross from a server component to a client one.
 *
 * A list goes from the most special to the most general: the first one whose slots are all known is used, so that a
 * sentence never shows a number nobody gave. Where none is, the next more general words are: those for everybody after
 * the owner's, a kind's after a detail's. The last of a kind's own list may use `{provider}` and `{service}` only, which
 * are always known.
 *
 * Slots of a failure's sentences, each already written in the reader's language:
 * - `{provider}`: "Kimi", or `anyProvider` where nobody knows.
 * - `{service}`: the same for the owner; a visitor reads `anyProvider`, as whose service an app uses need not be theirs to know.
 * - `{time}`: from when it works again, as `times` write it: "soon", "at 3:00 PM", "tomorrow at 9:00 AM".
 * - `{limit}`: the limit with its unit, "3 requests a minute", "100 MB".
 * - `{window}`: how often an allowance comes back, "daily".
 */
export type Wording = string | readonly [string, ...string[]];

/** What one reader is told. Each is two sentences at most. */
export interface Sentence {
  /** What happened. */
  readonly title: Wording;
  /** What to do now. */
  readonly action: Wording;
}

/** A failure's sentences: for everybody, and where the owner can do more, for the owner. */
export interface Sentences extends Sentence {
  readonly owner?: Partial<Sentence>;
}

/** `one` and the other forms of `Intl.PluralRules`; `{count}` is the number. */
export type Plural = { readonly [Form in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & { readonly other: string };

/** Every sentence a person reads, in one language. One type for all languages: a missing sentence does not compile. */
export interface Messages {
  /** BCP 47 tag: numbers, durations and times are written the same way. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** How people write a provider's name, by the name of its table, where it is not written as the provider itself does. */
  readonly providers: Readonly<Record<string, string>>;
  /** What a provider without a name here is called in the middle of a sentence. */
  readonly anyProvider: string;
  readonly kinds: Readonly<Record<Kind, Sentences>>;
  /** What a detail says better than its kind; what it leaves out, the kind says. */
  readonly details: Readonly<Record<Detail, Partial<Sentences>>>;
  /** Failures we found ourselves, but for those that have a detail. */
  readonly codes: Readonly<Record<Exclude<OwnCode, 'offline' | 'stream-ended-early'>, Sentences>>;
  /** The output filter speaks of an answer, which the person did not write. */
  readonly filteredOutput: Sentences;
  /** For the owner, where the provider asks to be told. */
  readonly contact: {
    readonly withRequestId: string;
    readonly withoutRequestId: string;
  };
  /** Limits in words. */
  readonly limits: Readonly<Record<'requests' | 'tokens' | 'characters', Plural>>;
  /** For how long, or for how many at the same time: `{limit}` is one of `limits`. */
  readonly rates: Readonly<Record<'minute' | 'day' | 'once', string>>;
  readonly windows: Readonly<Record<NonNullable<Limit['window']>, string>>;
  /** When, as it stands in a sentence: `{time}` everywhere else. `{clock}` and `{date}` come from Intl. */
  readonly times: {
    /** Less than a minute, where nothing counts. */
    readonly soon: string;
    /** `{duration}` is a counter, "0:12", or spoken "12 seconds". */
    readonly in: string;
    /** The provider did not name the moment: `{duration}` is such as "20 seconds". */
    readonly about: string;
    readonly today: string;
    readonly tomorrow: string;
    /** `{date}` is a weekday, or beyond a week a day of a month. */
    readonly date: string;
  };
  readonly actions: {
    readonly retry: string;
    /** Instead of `retry` where somebody has to change something first. */
    readonly check: string;
    readonly retrying: string;
    /** It has just worked, or is on its way. */
    readonly done: string;
    /** While waiting: `{time}`. */
    readonly retryAt: string;
    /** While there is no line: it must say so. */
    readonly retryOnline: string;
    /** Instead of `retryAt` where nobody has to press; spoken, too. */
    readonly autoAt: string;
    /** It is not to begin by itself. */
    readonly stop: string;
    readonly topUp: string;
    readonly plan: string;
    readonly keys: string;
    /** For those who can't see the arrow. */
    readonly newTab: string;
    readonly requestId: string;
    readonly copy: string;
    readonly copied: string;
    /** For a visitor, where only the owner can do something. */
    readonly copyForOwner: string;
    /** Instead of it, where the app sends the message itself. */
    readonly tellOwner: string;
    /** Puts a warning off for now. */
    readonly later: string;
  };
  /** Names of what the owner can look up about a failure, and of what stands in a visitor's message for them. */
  readonly facts: {
    /** Opens the list. */
    readonly label: string;
    readonly provider: string;
    /** The provider's word or number for the failure. */
    readonly code: string;
    /** The HTTP status. */
    readonly status: string;
    /** When it happened. */
    readonly time: string;
    /** The address of the app's page. */
    readonly page: string;
  };
  /** What money is left at a provider. A visitor reads the kind's own sentences, without amounts. */
  readonly balance: {
    /** Names the part of the page: `{provider}`. */
    readonly label: string;
    /** What the owner can do once it is used up, where a number is known: `{amount}` with its currency. Else the kind's own words. */
    readonly empty: string;
    /** For the owner: less is left than they want. `{amount}` is known. */
    readonly low: Sentence;
    readonly toppedUp: string;
    readonly checking: string;
    /** It was asked again, and is as it was. */
    readonly unchanged: string;
    /** Spoken when it is there again. */
    readonly restored: string;
  };
  /** How much of a plan is left. `{window}` as in `windows`, `{percent}` is such as "8%", `{time}` a moment of `times`. */
  readonly quota: {
    /** Names the part of the page: `{provider}`. */
    readonly label: string;
    /** Instead of the kind's title, for the owner, where a plan counts several things apart: `{name}` is the provider's for one. */
    readonly empty: string;
    /** For the owner, where a plan counts: `{used}` and `{max}` are numbers. */
    readonly used: string;
    /** For the owner: nearly used up. `{window}` and `{percent}` are known. */
    readonly low: Sentence;
    /** A meter's name. */
    readonly window: string;
    readonly left: string;
    readonly usedUp: string;
    readonly unknown: string;
    readonly resets: string;
    /** Spoken when it is there again. */
    readonly restored: string;
  };
  /** An answer word by word. */
  readonly answer: {
    /** Names what the model thinks while it still does. */
    readonly thinking: string;
    readonly thoughts: string;
    /** Spoken at the first word. */
    readonly started: string;
    /** Spoken when all of it is there. */
    readonly complete: string;
  };
  /** A voice that reads an answer aloud. */
  readonly voice: {
    /** There is no sound yet. */
    readonly preparing: string;
    readonly speaking: string;
    readonly paused: string;
    /** The browser wants a press before there may be sound: it names `play`. */
    readonly blocked: string;
    readonly done: string;
    /** What failed: its cause follows. */
    readonly failed: string;
    readonly pause: string;
    readonly play: string;
  };
  readonly toasts: {
    /** What a screen reader says before each. */
    readonly label: string;
    /** Names the part of the page: `{hotkey}` is the key that leads there. */
    readonly region: string;
    /** Instead of the button's name, when a message is read out from afar: `{hotkey}`. */
    readonly reach: string;
    readonly close: string;
    /** How often the same thing happened: `{count}`. */
    readonly repeated: Plural;
  };
  /** Spoken by screen readers, never shown. */
  readonly announcements: {
    /** `{time}`. */
    readonly waiting: string;
    /** It does not begin by itself any more; how long it still takes follows. */
    readonly stopped: string;
    readonly ready: string;
    /** What an early press is told first; how long it still takes follows. */
    readonly notYet: string;
    /** A part of the page works again. */
    readonly recovered: string;
  };
}
