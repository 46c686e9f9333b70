import { chooseRow, openBook } from './choose-row.js';
import type { Book, Choice } from './choose-row.js';
import { gatherEvidence } from './evidence.js';
import type { Evidence, Origin } from './evidence.js';
import { attempt } from './field.js';
import { kinds } from './kinds.js';
import type { Filtered } from './kinds.js';
import { keepOriginal } from './original-of.js';
import { isProviderError, ProviderError } from './provider-error.js';
import type { ProviderErrorFacts } from './provider-error-facts.js';
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
  /**
   * The same, and reads an unread body first: of a `Response`, which is used up by it, or of the one an error carries
   * (ky's HTTPError), which stays readable. What the body said is in `originalOf(failure)`.
   *
   * @example if (!response.ok) throw await readFailure(response, { provider: 'kimi' });
   */
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
export function createReader(errorTables: readonly ErrorTable[]): Reader {
  const tables = errorTables.map(openBook);

  const read = (thrown: unknown, context: ReadContext, origin: Origin): ProviderError => {
    // A proxy or a getter can still throw where nobody looks: an honest "unknown" rather than a second failure.
    const facts = attempt(() => decide(thrown, tables, context, origin)) ?? { kind: 'unknown', provider: context.provider ?? null };
    // Made here and not where it is decided: the deeper the stack, the dearer its trace.
    return isProviderError(facts) ? facts : keepOriginal(new ProviderError(facts), thrown);
  };

  // It never throws: a context of null, from JavaScript, is none.
  const normalizeError: Reader['normalizeError'] = (thrown, context) =>
    isProviderError(thrown) ? thrown : read(thrown, context ?? {}, 'thrown');

  const ofResponse = async (response: Response, after: 'keep' | 'use', context: ReadContext): Promise<ProviderError> => {
    const head = await readHead(response, after);
    const parts = { status: response.status, headers: response.headers, body: head.text };
    // What could not be read is handed on as what it is: an unread response.
    return head.read === 'whole' ? read(parts, context, 'parsed') : read({ ...parts, response }, context, 'thrown');
  };

  const readFailure: Reader['readFailure'] = async (thrown, context = {}) => {
    if (isProviderError(thrown)) return thrown;
    const response = unreadResponse(thrown);
    // An error's response may be asked by others: ky's users read it themselves.
    return response ? ofResponse(response, response === thrown ? 'use' : 'keep', context) : normalizeError(thrown, context);
  };

  const failureInBody: Reader['failureInBody'] = (body, context = {}) =>
    isFailureBody(body, tables) ? normalizeError({ status: context.status, headers: context.headers, body }, context) : null;

  const failureIn: Reader['failureIn'] = async (response, context = {}) => {
    if (!response.ok) return ofResponse(response, 'keep', context);
    if (!/\bjson\b/i.test(response.headers.get('content-type') ?? '')) return null;
    const body = await readWhole(response, tables);
    const failure = failureInBody(body, { ...context, status: response.status, headers: response.headers });
    return failure && keepOriginal(failure, response);
  };

  return { normalizeError, readFailure, failureIn, failureInBody };
}

function decide(thrown: unknown, tables: readonly Book[], context: ReadContext, origin: Origin): ProviderError | ProviderErrorFacts {
  const now = context.now ?? Date.now();
  let evidence = gatherEvidence(thrown, tables, now, 'open', origin);
  evidence.endpoint = context.endpoint ?? null;
  if (evidence.known) return evidence.known;

  const { header } = evidence;
  const signed = context.provider === undefined ? tables.find(({ ownHeaders }) => ownHeaders?.some(header)) : undefined;
  const named = signed ?? tables.find((table) => table.name === context.provider);
  // A header says who answered, not whose words these are: a gateway's answer quotes others.
  const known = signed ? [signed, ...tables] : named ? [named] : tables;
  let choice = chooseRow(evidence, known, named);
  if (evidence.quotes && kinds[choice.kind].retry !== 'never') {
    // The failure quotes JSON, perhaps a person's or a tool's: that never makes it more hopeful than it is by itself.
    const alone = gatherEvidence(thrown, tables, now, 'closed', origin);
    const other = chooseRow(alone, known, named);
    if (other.kind !== 'unknown' && kinds[other.kind].retry === 'never') [evidence, choice] = [alone, other];
  }

  const { kind, row } = choice;
  const limit = readLimit(choice, evidence.texts);
  const spoke = !(evidence.status === null && (kind === 'network' || kind === 'aborted') && !choice.code);
  const provider = spoke ? (context.provider ?? signed?.name ?? choice.table?.name ?? evidence.native?.provider ?? null) : null;
  const { retry, fixableBy } = kinds[kind];
  const wait = retry === 'never' ? null : readWait(kind, evidence, limit, now);
  // The server's word makes a failure less hopeful, never more: what it wants no repetition of waits for a person.
  const refused = retry === 'soon' && evidence.header('x-should-retry')?.trim() === 'false';
  return {
    kind,
    // Not the row as a whole: rows have many shapes, and spreading one is slow.
    fixableBy: row?.fixableBy ?? fixableBy,
    detail: row?.detail ?? null,
    advice: row?.advice ?? null,
    provider: safeCode(provider),
    code: code(choice, evidence),
    status: evidence.status ?? evidence.statusInText,
    // A body nobody read may say the opposite of its status: 429 is also "no balance".
    retry: evidence.unread && !row ? 'never' : refused ? (wait ? 'after-reset' : 'never') : retry,
    wait,
    limit,
    filtered: kind === 'content-filtered' ? (row?.filtered ?? filtered(evidence)) : null,
    requestId: requestId(evidence, known),
  };
}

/** What a code looks like that no row knows: it may be shown to developers, so a word of somebody's prompt must not pass. */
const plausibleCode =
  /^\d{3,6}$|^(?:[a-z]{2,20}_){0,5}(?:error|exceeded|reached|denied|invalid|overloaded|unavailable|unauthorized|forbidden|not_found|timeout|exhausted|required|failed|limit|quota|balance)$/;

function code({ code: matched }: Choice, { native, fields }: Evidence): string | null {
  return safeCode(matched ?? native?.code ?? fields.find((field) => plausibleCode.test(field)));
}

function filtered({ filtered: marked, param }: Evidence): Filtered | null {
  return marked ?? (/^(?:prompt|messages)$/.test(param ?? '') ? 'input' : null);
}

const anybodysIds = ['x-request-id', 'request-id', 'x-oneapi-request-id', 'x-litellm-call-id', 'x-trace-id', 'trace-id'];

function requestId({ header, requestId: inBody }: Evidence, tables: readonly ErrorTable[]): string | null {
  const among = (names: readonly string[]): string | null => {
    for (const name of names) {
      const id = safeId(header(name));
      if (id) return id;
    }
    return null;
  };
  for (const { requestIdHeaders } of tables) {
    const id = requestIdHeaders && among(requestIdHeaders);
    if (id) return id;
  }
  return among(anybodysIds) ?? safeId(inBody);
}
