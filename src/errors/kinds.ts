/**
 * What happened, in one of 18 words. Everything a kind implies stands in its row:
 *
 * - `retry`: what the same request, unchanged, can hope for. `soon`: it may work in a moment. `after-reset`: it will
 *   work when an allowance comes back. `never`: something has to change first.
 * - `fixableBy`: who can do something. `provider` means nobody here.
 * - `status`: the HTTP status our own handler answers with. It follows the kind, not the provider, and is never 401
 *   or 403: an app's interceptors would log its people out because the *owner's* key was refused.
 */
export const kinds = {
  authentication: { retry: 'never', fixableBy: 'owner', status: 424 },
  permission: { retry: 'never', fixableBy: 'owner', status: 424 },
  'insufficient-balance': { retry: 'never', fixableBy: 'owner', status: 402 },
  'quota-exceeded': { retry: 'after-reset', fixableBy: 'owner', status: 429 },
  'not-in-plan': { retry: 'never', fixableBy: 'owner', status: 424 },
  'rate-limited': { retry: 'soon', fixableBy: 'provider', status: 429 },
  overloaded: { retry: 'soon', fixableBy: 'provider', status: 503 },
  'server-error': { retry: 'soon', fixableBy: 'provider', status: 502 },
  timeout: { retry: 'soon', fixableBy: 'provider', status: 504 },
  network: { retry: 'soon', fixableBy: 'provider', status: 502 },
  'content-filtered': { retry: 'never', fixableBy: 'user', status: 422 },
  'context-too-long': { retry: 'never', fixableBy: 'user', status: 413 },
  'invalid-input': { retry: 'never', fixableBy: 'user', status: 422 },
  'invalid-request': { retry: 'never', fixableBy: 'developer', status: 400 },
  'not-found': { retry: 'never', fixableBy: 'developer', status: 404 },
  conflict: { retry: 'never', fixableBy: 'user', status: 409 },
  aborted: { retry: 'never', fixableBy: 'user', status: 499 },
  unknown: { retry: 'never', fixableBy: 'provider', status: 502 },
} as const satisfies Record<string, { retry: Retry; fixableBy: FixableBy; status: number }>;

/** What happened. Everything it implies stands in `kinds`. */
export type Kind = keyof typeof kinds;
/** What the same request, unchanged, can hope for: to work in a moment, when an allowance comes back, or never. */
export type Retry = 'soon' | 'after-reset' | 'never';
/** Who can do something: change the input, pay or get a new key, fix the code; `provider`: nobody here. */
export type FixableBy = 'user' | 'owner' | 'developer' | 'provider';

/**
 * A speciality that changes the advice within a kind: which file, sample or limit it is, where one word of the kind
 * would leave a person guessing. Words are shared by all providers; a table's row names the one that fits.
 */
export const details = [
  'file-empty',
  'file-too-large',
  'file-without-text',
  'file-unreadable',
  'too-many-files',
  'wrong-purpose',
  'invisible-characters',
  'sample-mismatch',
  'prompt-mismatch',
  'sample-duration',
  'sample-unusable',
  'prompt-too-long',
  'voice-id-taken',
  'voice-missing',
  'voice-not-yours',
  'model-unavailable',
  'not-open',
  'coding-agents-only',
  'account-suspended',
  'account-closed',
  'not-verified',
  'membership',
  'concurrency',
  'connections',
  'growth',
  'per-day',
  'offline',
  'from-server',
  'stream-cut',
] as const;
/** The speciality within a kind that changes the advice. */
export type Detail = (typeof details)[number];

/** Codes for failures we found ourselves; `provider` is then null, because no provider spoke. */
export const ownCodes = [
  'stream-ended-early',
  'not-a-stream',
  'empty-answer',
  'stalled',
  'too-large',
  'offline',
  'not-signed-in',
  'not-configured',
  'visitor-limit',
] as const;
/** A code of ours: `provider` is null beside it. */
export type OwnCode = (typeof ownCodes)[number];

export const limitMetrics = ['rpm', 'tpm', 'tpd', 'concurrency', 'tokens', 'characters', 'bytes', 'files', 'usage'] as const;
export const limitWindows = ['minute', '5h', 'day', 'week', 'month'] as const;
export const limitScopes = ['organization', 'project'] as const;
export const waitSources = ['header', 'body', 'text', 'limit'] as const;

/** The limit a failure named. Null: the provider did not say. */
export interface Limit {
  /** What is counted: requests or tokens a minute, tokens a day (`tpd`), requests at a time; `usage` is a plan's own allowance. */
  readonly metric: (typeof limitMetrics)[number];
  /** How much is allowed, as a count of the metric. */
  readonly max: number | null;
  /** How much was asked for, or is used. */
  readonly current: number | null;
  /** How often it comes back. */
  readonly window: (typeof limitWindows)[number] | null;
  /** Whose limit it is. */
  readonly scope: (typeof limitScopes)[number] | null;
}

/** Until when waiting is needed, and how we know. */
export interface Wait {
  /** Epoch ms. */
  readonly until: number;
  /** Where it was said; `limit`: nowhere, it follows from a limit such as 3 requests a minute. */
  readonly source: (typeof waitSources)[number];
  /** Whether the moment is the provider's own; false: our estimate. */
  readonly exact: boolean;
}

/** What the provider's own documentation advises beyond its kind: "contact us if the issue persists". */
export type Advice = 'contact-provider';
/** Which side a content filter refused: what was asked, or the answer. */
export type Filtered = 'input' | 'output';
