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

/** Whether it may go: `end` is called once, when the answer is over, well or not. `waitMs: null`: nobody knows how long. */
export type Admission =
  | { readonly admitted: 'yes'; readonly end?: () => void }
  | { readonly admitted: 'no'; readonly waitMs: number | null };

/**
 * Asked before every request but those for balance and plan. One that is not admitted is answered 429 and costs nothing;
 * one that throws, or says anything else, stops the request with a 500: what counts money must not fail open.
 */
export type Admit = (visit: Visit) => Admission | Promise<Admission>;
