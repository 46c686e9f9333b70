import { chooseRow } from './choose-row.js';
import { gatherEvidence } from './evidence.js';
import type { Evidence } from './evidence.js';
import { kinds } from './kinds.js';
import type { Filtered } from './kinds.js';
import { keepOriginal } from './original-of.js';
import { isProviderError, ProviderError } from './provider-error.js';
import type { ErrorTable, ReadContext } from './provider-table.js';
import { isFailureBody } from './is-failure-body.js';
import { readHead, readWhole, unreadResponse } from './read-body.js';
import { readLimit } from './read-limit.js';
import { readWait } from './read-wait.js';
import { safeCode, safeId } from './redact.js';

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
  /** The same, and reads an unread body first: of a `Response`, or of the one an error carries (ky's HTTPError). */
  readonly readFailure: (thrown: unknown, context?: ReadContext) => Promise<ProviderError>;
  /**
   * The failure in a response, also where it hides in a 200; null when there is none, and for an event stream. The
   * response's own body stays readable.
   *
   * @example const failure = await failureIn(response, { provider: 'minimax' }); if (failure) throw failure;
   */
  readonly failureIn: (response: Response, context?: ReadContext) => Promise<ProviderError | null>;
  /** The failure a parsed body or one frame of a stream stands for, or null. */
  readonly failureInBody: (body: unknown, context?: BodyContext) => ProviderError | null;
}

export interface BodyContext extends ReadContext {
  readonly status?: number;
  readonly headers?: Headers;
}

/**
 * A reader that knows these providers. The first table to claim a failure has it, unless the caller names one.
 *
 * @example const { normalizeError } = createReader([kimi, myProvider]);
 */
export function createReader(tables: readonly ErrorTable[]): Reader {
  const normalizeError: Reader['normalizeError'] = (thrown, context = {}) => {
    if (isProviderError(thrown)) return thrown;
    const now = context.now ?? Date.now();
    try {
      return keepOriginal(decide(thrown, tables, context, now), thrown);
    } catch {
      // A proxy or a getter can still throw where nobody looks: an honest "unknown" rather than a second failure.
      return keepOriginal(new ProviderError({ kind: 'unknown', provider: context.provider ?? null }), thrown);
    }
  };

  const ofResponse = (response: Response, body: string, context: ReadContext): ProviderError =>
    keepOriginal(normalizeError({ status: response.status, headers: response.headers, body }, context), response);

  const readFailure: Reader['readFailure'] = async (thrown, context = {}) => {
    if (isProviderError(thrown)) return thrown;
    const response = unreadResponse(thrown);
    return response ? ofResponse(response, await readHead(response), context) : normalizeError(thrown, context);
  };

  const failureInBody: Reader['failureInBody'] = (body, context = {}) =>
    isFailureBody(body, tables) ? normalizeError({ status: context.status, headers: context.headers, body }, context) : null;

  const failureIn: Reader['failureIn'] = async (response, context = {}) => {
    if (!response.ok) return ofResponse(response, await readHead(response), context);
    if (!/\bjson\b/i.test(response.headers.get('content-type') ?? '')) return null;
    const body = await readWhole(response, tables);
    const failure = failureInBody(body, { ...context, status: response.status, headers: response.headers });
    return failure && keepOriginal(failure, response);
  };

  return { normalizeError, readFailure, failureIn, failureInBody };
}

function decide(thrown: unknown, tables: readonly ErrorTable[], context: ReadContext, now: number): ProviderError {
  const named = tables.find((table) => table.name === context.provider);
  const evidence = gatherEvidence(thrown, tables, now);
  if (evidence.known) return isProviderError(evidence.known) ? evidence.known : new ProviderError(evidence.known);

  const choice = chooseRow(evidence, named ? [named] : tables, named !== undefined);
  const { kind, row } = choice;
  const limit = readLimit(choice, evidence.texts);
  const spoke = !(evidence.status === null && (kind === 'network' || kind === 'aborted') && !choice.code);
  const provider = spoke ? (context.provider ?? choice.table?.name ?? evidence.native?.provider ?? null) : null;
  // A body nobody read may say the opposite of its status: 429 is also "no balance".
  const retry = evidence.unread && !row ? 'never' : kinds[kind].retry;
  return new ProviderError({
    kind,
    provider,
    code: safeCode(choice.code ?? evidence.native?.code ?? evidence.codes[0]),
    status: evidence.status ?? evidence.statusInText,
    retry,
    wait:
      kinds[kind].retry === 'never'
        ? null
        : readWait({ header: evidence.header, bodyMs: evidence.waitMs, texts: evidence.texts, limit }, now),
    limit,
    filtered: kind === 'content-filtered' ? filtered(evidence, row?.filtered) : null,
    ...(row?.fixableBy && { fixableBy: row.fixableBy }),
    detail: row?.detail ?? null,
    advice: row?.advice ?? null,
    requestId: requestId(evidence, named ? [named] : tables),
  });
}

function filtered(evidence: Evidence, byRow: Filtered | undefined): Filtered | null {
  if (byRow) return byRow;
  return evidence.param === 'prompt' || evidence.param === 'messages' ? 'input' : null;
}

const anybodysIds = ['x-request-id', 'request-id', 'x-oneapi-request-id', 'x-litellm-call-id', 'x-trace-id', 'trace-id'];

function requestId(evidence: Evidence, tables: readonly ErrorTable[]): string | null {
  for (const name of [...tables.flatMap((table) => table.requestIdHeaders ?? []), ...anybodysIds]) {
    const id = safeId(evidence.header(name));
    if (id) return id;
  }
  return safeId(evidence.requestId);
}
