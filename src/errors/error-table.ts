import type { Advice, Detail, Filtered, FixableBy, Kind, Limit } from './kinds.js';
import type { ProviderName } from './provider-name.js';

/** One failure a provider is known to answer with, and what it means. */
export interface ErrorRow {
  /** The row's own name, unique in its table: it names the scenario that plays it and the story that shows it. */
  readonly id: string;
  /** The provider's codes or types this row is about. A row without codes is recognised by its text alone. */
  readonly codes?: readonly string[];
  /**
   * What tells it apart from other failures of the same code: beside the code it must match. Where the code got lost
   * on the way, it recognises the row alone. Run on one line of at most 2 KiB. Named groups are read: `max` and
   * `current` (the limit's numbers, `unit` KB, MB or GB), `scope` (organization, project).
   */
  readonly text?: RegExp;
  /** The endpoint's word where the code alone means this row, whatever sentence stands beside it: `plan`. */
  readonly at?: string;
  /** How the row reads when its code got lost, where the code alone is enough otherwise. */
  readonly alias?: RegExp;
  /**
   * How much the code alone says. `own` (default): nobody else uses it, it decides and names the provider. `shared`:
   * it decides, but other providers use it too. `generic`: other evidence goes first (`invalid_request_error`).
   */
  readonly certainty?: 'own' | 'shared' | 'generic';
  /** What happened. */
  readonly kind: Kind;
  /** The speciality within the kind, where it changes the advice. */
  readonly detail?: Detail;
  /** Who can do something about it. Default: the kind's own. */
  readonly fixableBy?: FixableBy;
  /** What the provider's documentation advises beyond the kind. */
  readonly advice?: Advice;
  /** For `content-filtered`: which side. */
  readonly filtered?: Filtered;
  /** The limit it names; numbers in the sentence are added to it. */
  readonly limit?: Partial<Limit> & Pick<Limit, 'metric'>;
}

/** What the reader has to know of a provider. `defineProvider` adds what a server and an account panel need. */
export interface ErrorTable {
  /** What `ProviderError.provider` says, and the handler's path: `kimi-code`. */
  readonly name: string;
  /** Rows in order of precedence: the more special one first. */
  readonly rows: readonly ErrorRow[];
  /**
   * Where a native failure stands in a body: MiniMax's `base_resp`, or `{ "detail": { "status": "quota_exceeded" } }` as
   * `{ key: 'detail', code: 'status', message: 'message' }`. A code is a number, or a word that one of the rows has.
   */
  readonly native?: {
    readonly key: string;
    readonly code: string;
    readonly message: string;
    /** Codes that only tell of something skipped: the task goes on. */
    readonly warnings?: readonly string[];
  };
  /** Codes this provider writes into the sentence itself, `insufficient balance (1008)`: the group is the code. */
  readonly codeInText?: readonly RegExp[];
  /** Response headers that carry the id its support asks for, best first, in lower case. */
  readonly requestIdHeaders?: readonly string[];
  /**
   * Response headers nobody else sends, in lower case (`msh-request-id`, `anthropic-organization-id`): where nobody
   * named the provider, one of them does.
   */
  readonly ownHeaders?: readonly string[];
}

/** What the caller knows about a failure that the failure itself may not say. */
export interface ReadContext {
  /** The provider's name, when the caller knows whom it called. */
  readonly provider?: ProviderName | undefined;
  /** The endpoint's word, such as `chat`, `speech` or `plan`: some codes mean two things. */
  readonly endpoint?: string | undefined;
  /** The moment of reading, epoch ms. Default: now. */
  readonly now?: number | undefined;
}
