/** A request that is about to go to a provider. */
export interface Visit {
  /** Who asks, as `authorize` said. */
  readonly user: string;
  /** `kimi`, `minimax`, … */
  readonly provider: string;
  /** The endpoint's word: `chat`, `speech`, `files`. */
  readonly endpoint: string;
  /** Null where the request names none. */
  readonly model: string | null;
}

/**
 * Whether it may go. `end` is called once, when the answer is over, well or not; where it fails, `onFailure` is told and
 * nobody else. `waitMs`: how long from now, null where nobody knows.
 */
export type Admission =
  | { readonly admitted: 'yes'; readonly end?: (() => void | Promise<void>) | undefined }
  | { readonly admitted: 'no'; readonly waitMs: number | null };

/**
 * Asked before every request but those for balance and plan, and those that a provider's own wait stops; an upload is not
 * read before it is admitted, unless its form names a model. One that is not admitted is answered 429; one that throws, or
 * says anything else, stops the request with a 500, one that takes longer than `limits.headersMs` with a 504: what counts
 * money must not fail open.
 */
export type Admit = (visit: Visit) => Admission | Promise<Admission>;
