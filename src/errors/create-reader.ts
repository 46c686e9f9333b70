import { decide } from './decide.js';
import type { ErrorTable, ReadContext } from './error-table.js';
import { attempt, field } from './field.js';
import type { Origin } from './finding.js';
import { indexTable } from './index-table.js';
import { isFailureBody } from './is-failure-body.js';
import { keepOriginal } from './original-of.js';
import { isProviderError, ProviderError } from './provider-error.js';
import { readHead, readWhole, unreadResponse } from './read-body.js';

/** The functions of `tryagain/errors`, bound to the tables of some providers. */
export interface Reader {
  /**
   * Makes a `ProviderError` of whatever was thrown: an SDK's error, a body, a stream's frame, a string, nothing.
   * Synchronous and total: it never throws, reads at most 64 KiB, and what nobody has seen before is `unknown`. A
   * `Response` whose body was not read gets no automatic retry: use `readFailure` for those.
   *
   * @example try { … } catch (thrown) { show(normalizeError(thrown, { provider: 'kimi' })); }
   */
  readonly normalizeError: (thrown: unknown, context?: ReadContext) => ProviderError;
  /**
   * The same, and reads an unread body first: of a `Response`, which is used up by it, or of the one an error carries
   * (ky's HTTPError), which stays readable. What the body said is in `originalOf(failure)`.
   *
   * @example if (!response.ok) throw await readFailure(response, { provider: 'kimi' });
   */
  readonly readFailure: (thrown: unknown, context?: ReadContext) => Promise<ProviderError>;
  /**
   * The failure in a response, also where it hides in the JSON of a 200; null when there is none, and for an event
   * stream. The response's own body stays readable.
   *
   * @example const failure = await failureIn(response, { provider: 'minimax' }); if (failure) throw failure;
   */
  readonly failureIn: (response: Response, context?: ReadContext) => Promise<ProviderError | null>;
  /** The failure a parsed body or one frame of a stream stands for, or null. */
  readonly failureInBody: (body: unknown, context?: BodyContext) => ProviderError | null;
}

/** What is known besides about a body that somebody has read and parsed. */
export interface BodyContext extends ReadContext {
  /** The HTTP status it came with. */
  readonly status?: number;
  /** The headers it came with: they may say how long to wait, and hold the request id. */
  readonly headers?: Headers;
}

/**
 * A reader that knows these providers. The first table to claim a failure has it, unless the caller names one.
 *
 * @example const { normalizeError } = createReader([kimi, myProvider]);
 */
export function createReader(errorTables: readonly ErrorTable[]): Reader {
  const tables = errorTables.map(indexTable);

  // It never throws: a context of null, from JavaScript, is none.
  const read = (thrown: unknown, given: ReadContext | undefined, origin: Origin): ProviderError => {
    const context = given ?? {};
    // A proxy or a getter can still throw where nobody looks: an honest "unknown" rather than a second failure.
    const facts = attempt(() => decide(thrown, tables, context, origin)) ?? { kind: 'unknown', provider: context.provider ?? null };
    // Made here and not where it is decided: the deeper the stack, the dearer its trace.
    return isProviderError(facts) ? facts : keepOriginal(new ProviderError(facts), thrown);
  };

  const normalizeError: Reader['normalizeError'] = (thrown, context) =>
    isProviderError(thrown) ? thrown : read(thrown, context, 'thrown');

  const ofResponse = async (response: Response, after: 'keep' | 'use', context?: ReadContext): Promise<ProviderError> => {
    const head = await readHead(response, after);
    // What only looks like a response may throw.
    const parts = { status: field(response, 'status'), headers: field(response, 'headers'), body: head.text };
    // What could not be read is handed on as what it is: an unread response.
    return head.read === 'whole' ? read(parts, context, 'parsed') : read({ ...parts, response }, context, 'thrown');
  };

  const readFailure: Reader['readFailure'] = async (thrown, context) => {
    if (isProviderError(thrown)) return thrown;
    const response = unreadResponse(thrown);
    // An error's response may be asked by others: ky's users read it themselves.
    return response ? ofResponse(response, response === thrown ? 'use' : 'keep', context) : normalizeError(thrown, context);
  };

  const failureInBody: Reader['failureInBody'] = (body, context) =>
    isFailureBody(body, tables) ? normalizeError({ status: context?.status, headers: context?.headers, body }, context) : null;

  const failureIn: Reader['failureIn'] = async (response, context) => {
    if (!response.ok) return ofResponse(response, 'keep', context);
    if (!/\bjson\b/i.test(response.headers.get('content-type') ?? '')) return null;
    const body = await readWhole(response, tables);
    return failureInBody(body, { ...context, status: response.status, headers: response.headers });
  };

  return { normalizeError, readFailure, failureIn, failureInBody };
}
