import type { Evidence } from './evidence.js';
import { findByCode, findByCodeInText, findBySentence, firstMatch } from './find-row.js';
import type { Clues, FoundRow } from './find-row.js';
import { generalRows, networkText, standingText, weakRows } from './general-rows.js';
import { codeInWords, namesInWords } from './in-words.js';
import { indexTable } from './index-table.js';
import type { IndexedTable } from './index-table.js';
import { kindOfStatus } from './kind-of-status.js';
import { kinds } from './kinds.js';
import type { Kind } from './kinds.js';

/** What was decided, and by which row. The table is null, too, for general rows and for codes that many use. */
export interface Choice extends Omit<FoundRow, 'row'> {
  readonly kind: Kind;
  readonly row: FoundRow['row'] | null;
}

const general = indexTable({ name: '', rows: generalRows });
const weak = indexTable({ name: '', rows: weakRows });
/** Believed only where nobody answered. */
const brokenLine = indexTable({ name: '', rows: [{ id: 'network', text: networkText, kind: 'network' }] });

const ends: ReadonlyMap<string, Kind> = new Map([
  ['AbortError', 'aborted'],
  ['APIUserAbortError', 'aborted'],
  ['CanceledError', 'aborted'],
  ['TimeoutError', 'timeout'],
  ['APIConnectionTimeoutError', 'timeout'],
  ['CloseEvent', 'network'],
]);

/**
 * The order of trust: the class of an error that names its own end, a row that decides, anybody's sentence, the words of a
 * code nobody noted, codes many use, then the status, and at last words that say little.
 */
export function chooseRow(
  evidence: Evidence,
  tables: readonly IndexedTable[],
  { endpoint, named }: Pick<Clues, 'endpoint' | 'named'>,
): Choice {
  const { names, native, texts, wrappers } = evidence;
  const ended = ends.get(names.find((name) => ends.has(name)) ?? '');
  // A client's own time limit aborts the request within: openai 7 says "Request timed out." around an AbortError.
  if (ended) return bare(ended === 'aborted' && /\btimed out\b/i.test(texts[0] ?? '') ? 'timeout' : ended);
  const clues: Clues = { codes: [...evidence.codes, ...names], native, texts, endpoint, named };
  const decisive =
    findByCode(tables, clues, 'own') ??
    findByCodeInText(tables, clues) ??
    findBySentence(tables, texts) ??
    findByCode([general], clues, 'own');
  // 2013 is any request MiniMax does not take, 1000 anything at all: where the words say more, they do.
  const said = decisive && !decisive.match && catchAll.has(decisive.row.kind) ? findBySentence([general], texts) : null;
  if (decisive && said && kinds[said.row.kind].retry === 'never') return choice({ ...decisive, row: said.row, match: said.match });
  if (decisive) return choice(decisive);

  const answered = evidence.status ?? evidence.statusInText;
  const status = kindOfStatus(answered);
  const generic = findByCode([...tables, general], clues, 'generic');

  // Only what stands in a field of its own: a code in a sentence may be a client's word for it.
  const spoken = [...evidence.fieldCodes, ...names].map(codeInWords);
  // Anybody's sentence may quote "timeout" or "too many requests": it does not turn a refusal into something to repeat.
  const stands = firstMatch(standingText, [...texts, ...spoken]) !== null;
  const refused = stands || isRefusal(answered) || (generic !== null && kinds[generic.row.kind].retry === 'never');
  const isBelieved = (found: FoundRow | null): found is FoundRow => found !== null && !(refused && kinds[found.row.kind].retry === 'soon');
  const anybody = evidence.status === null ? [general, brokenLine] : [general];
  const sentence = findBySentence(anybody, texts);
  if (isBelieved(sentence)) return choice(sentence);
  const phrase = findBySentence(anybody, spoken);
  if (isBelieved(phrase)) return choice(generic?.row.kind === phrase.row.kind ? generic : phrase);

  const weakly = (): FoundRow | null => findBySentence([weak], [...texts, ...spoken]);
  if (generic && (status === null || generic.row.kind === status)) {
    // "api_error" is anything: what the words say goes before, where they promise nothing.
    const words = status === null && generic.row.kind === 'server-error' ? weakly() : null;
    return choice(words && kinds[words.row.kind].retry === 'never' ? words : generic);
  }
  // A log line or a request in JSON stood before the failure, or behind it.
  const around = findByCodeInText(tables, { ...clues, texts: wrappers }) ?? findBySentence([...tables, general], wrappers);
  if (isBelieved(around)) return choice(around);
  // A gateway's 429 says "account past due": nobody has to ask that again.
  if (status && !(stands && kinds[status].retry === 'soon')) return bare(status);
  // A code that stands in a sentence says more than its loose words: "rate limit (insufficient_quota)".
  const read = texts.map(namesInWords);
  const last = findBySentence(anybody, read) ?? weakly() ?? findBySentence([weak], read) ?? findBySentence([brokenLine], wrappers);
  return isBelieved(last) ? choice(last) : bare('unknown');
}

const catchAll: ReadonlySet<Kind> = new Set(['invalid-request', 'server-error']);

/** A 4xx that says the request itself is at fault. */
function isRefusal(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && ![408, 409, 424, 425, 429, 499].includes(status);
}

function bare(kind: Kind): Choice {
  return { kind, row: null, table: null, code: null, match: null };
}

/** Only a code that is one provider's own says who spoke. */
function choice({ row, table, code, match }: FoundRow): Choice {
  const own = (row.certainty ?? 'own') === 'own';
  return { kind: row.kind, row, table: table?.name && own ? table : null, code, match };
}
