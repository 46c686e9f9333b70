import { chooseRow } from './choose-row.js';
import type { ErrorTable, ReadContext } from './error-table.js';
import type { Evidence } from './evidence.js';
import type { Origin } from './finding.js';
import { gatherEvidence } from './gather-evidence.js';
import type { IndexedTable } from './index-table.js';
import { kinds } from './kinds.js';
import type { ProviderError } from './provider-error.js';
import type { ProviderErrorFacts } from './provider-error-facts.js';
import { readLimit } from './read-limit.js';
import { readWait } from './read-wait.js';
import { safeCode, safeId } from './redact.js';

/**
 * What a failure is, of all that it tells. The way through this folder: `gatherEvidence` notes what its objects, texts and
 * headers say, `chooseRow` finds what that means, `readLimit` and `readWait` read the numbers in it.
 */
export function decide(
  thrown: unknown,
  tables: readonly IndexedTable[],
  context: ReadContext,
  origin: Origin,
): ProviderError | ProviderErrorFacts {
  const now = context.now ?? Date.now();
  let evidence = gatherEvidence(thrown, tables, now, 'open', origin);
  if (evidence.known) return evidence.known;

  const { header } = evidence;
  const signed = context.provider === undefined ? tables.find(({ ownHeaders }) => ownHeaders?.some(header)) : undefined;
  const named = signed ?? tables.find(({ name }) => name === context.provider);
  // A header says who answered, not whose words these are: a gateway's answer quotes others.
  const candidates = signed ? [signed, ...tables] : named ? [named] : tables;
  const clues = { named, endpoint: context.endpoint };
  let choice = chooseRow(evidence, candidates, clues);
  if (evidence.quotes && kinds[choice.kind].retry !== 'never') {
    // The failure quotes JSON, perhaps a person's or a tool's: that never makes it more hopeful than it is by itself.
    const alone = gatherEvidence(thrown, tables, now, 'closed', origin);
    const other = chooseRow(alone, candidates, clues);
    if (other.kind !== 'unknown' && kinds[other.kind].retry === 'never') [evidence, choice] = [alone, other];
  }

  const { kind, row } = choice;
  const limit = readLimit(choice, evidence.texts);
  const spoke = !(evidence.status === null && (kind === 'network' || kind === 'aborted') && !choice.code);
  const { retry, fixableBy } = kinds[kind];
  const wait = retry === 'never' ? null : readWait(kind, evidence, limit, now);
  // The server's word makes a failure less hopeful, never more: what it wants no repetition of waits for a person.
  const refused = retry === 'soon' && evidence.header('x-should-retry') === 'false';
  return {
    kind,
    // Not the row as a whole: rows have many shapes, and spreading one is slow.
    fixableBy: row?.fixableBy ?? fixableBy,
    detail: row?.detail ?? null,
    advice: row?.advice ?? null,
    provider: safeCode(spoke ? (context.provider ?? signed?.name ?? choice.table?.name ?? evidence.native?.provider) : null),
    code: safeCode(choice.code ?? evidence.native?.code ?? evidence.fieldCodes.find((field) => plausibleCode.test(field))),
    status: evidence.status ?? evidence.statusInText,
    // A body nobody read may say the opposite of its status: 429 is also "no balance".
    retry: evidence.unread && !row ? 'never' : refused ? (wait ? 'after-reset' : 'never') : retry,
    wait,
    limit,
    filtered: kind === 'content-filtered' ? (row?.filtered ?? evidence.filtered) : null,
    requestId: requestId(evidence, candidates),
  };
}

/** What a code looks like that no row knows: it may be shown to developers, so a word of somebody's prompt must not pass. */
const plausibleCode =
  /^\d{3,6}$|^(?:[a-z]{2,20}_){0,5}(?:error|exceeded|reached|denied|invalid|overloaded|unavailable|unauthorized|forbidden|not_found|timeout|exhausted|required|failed|limit|quota|balance)$/;

/** What gateways and clients send, whoever is behind them. */
const anybody: Pick<ErrorTable, 'requestIdHeaders'> = {
  requestIdHeaders: ['x-request-id', 'request-id', 'x-oneapi-request-id', 'x-litellm-call-id', 'x-trace-id', 'trace-id'],
};

function requestId({ header, requestId: inBody }: Evidence, tables: readonly ErrorTable[]): string | null {
  for (const { requestIdHeaders = [] } of [...tables, anybody]) {
    for (const name of requestIdHeaders) {
      const id = safeId(header(name));
      if (id) return id;
    }
  }
  return safeId(inBody);
}
