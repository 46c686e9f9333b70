import type { Filtered } from './kinds.js';
import type { ProviderError } from './provider-error.js';
import type { ProviderErrorFacts } from './provider-error-facts.js';

/** Everything a thrown value or a body told, gathered before anything is decided. */
export interface Evidence {
  /** An error that was read before, here or in another copy or on our server. */
  known: ProviderError | ProviderErrorFacts | null;
  /** The HTTP status somebody answered with; `http_code` inside a 200 counts. */
  status: number | null;
  /** A status that stood only in a sentence: a client's memory of it. */
  statusInText: number | null;
  /** Codes and types to compare with rows, outermost first. */
  readonly codes: string[];
  /** Those of them that stood in a field of the failure itself: only these may be passed on where no row knows them. */
  readonly fieldCodes: string[];
  /** The code of a native body such as `base_resp`, and whose it is. */
  native: { readonly code: string; readonly provider: string } | null;
  /** Plain lines, innermost sentences; what a client wrote around them stands in `wrappers`. */
  readonly texts: string[];
  readonly wrappers: string[];
  /** Names of errors met on the way: `AbortError`, `TimeoutError`, … */
  readonly names: string[];
  header: (name: string) => string | null;
  requestId: unknown;
  /** Fields that may say when to come back, by name, outermost first. */
  readonly waitFields: (readonly [name: string, value: unknown])[];
  /** Which side a filter marked, or the field of the request it refused stands on. */
  filtered: Filtered | null;
  /** A body nobody could read: its status may say the opposite of the truth. */
  unread: boolean;
  /** JSON stood inside the sentence of a failure that has a code of its own: it may be a quotation. */
  quotes: boolean;
}

export function noEvidence(): Evidence {
  return {
    known: null,
    status: null,
    statusInText: null,
    codes: [],
    fieldCodes: [],
    native: null,
    texts: [],
    wrappers: [],
    names: [],
    header: () => null,
    requestId: null,
    waitFields: [],
    filtered: null,
    unread: false,
    quotes: false,
  };
}
