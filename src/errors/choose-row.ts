import type { Evidence } from './evidence.js';
import { generalRows, networkText, standingText, weakRows } from './general-rows.js';
import { kinds } from './kinds.js';
import type { Kind } from './kinds.js';
import type { ErrorRow, ErrorTable } from './provider-table.js';
import { kindOfStatus } from './status-kinds.js';

/** What was decided, and by which row, code and words. */
export interface Choice {
  readonly kind: Kind;
  readonly row: ErrorRow | null;
  /** The table the row is of; null for general rows and for what nobody said. */
  readonly table: ErrorTable | null;
  readonly code: string | null;
  readonly match: RegExpExecArray | null;
}

type Candidate = Omit<Choice, 'kind' | 'row'> & { readonly row: ErrorRow };

interface Coded {
  readonly row: ErrorRow;
  readonly code: string;
  readonly place: number;
}

/** A table as it is read: most failures have none of its codes, and few rows are known by each way. */
export interface Book extends ErrorTable {
  /** The rows of a code, and their places in the table. */
  readonly codes: ReadonlyMap<string, readonly Coded[]>;
  /** Each row that a sentence may be known by, once for each of its patterns, and its place in the table. */
  readonly sentences: readonly { readonly row: ErrorRow; readonly place: number; readonly pattern: RegExp }[];
}

export function openBook(table: ErrorTable): Book {
  const codes = new Map<string, Coded[]>();
  for (const [place, row] of table.rows.entries()) {
    for (const code of row.codes ?? []) {
      const known = codes.get(code) ?? [];
      codes.set(code, known);
      known.push({ row, code, place });
    }
  }
  return {
    ...table,
    codes,
    sentences: table.rows.flatMap((row, place) => [row.text, row.alias].flatMap((pattern) => (pattern ? { row, place, pattern } : []))),
  };
}

/** What a row is looked for by. */
type Clues = Pick<Evidence, 'codes' | 'native' | 'texts' | 'endpoint'>;

/**
 * The order of trust: the class of an error that names its own end, a code that is one provider's, a code written into
 * the sentence, the sentence itself, codes many use, then the status, and at last words that say little.
 *
 * @param named Whose failure it is, where that is known: then a bare number is believed.
 */
export function chooseRow(evidence: Evidence, tables: readonly Book[], named: Book | undefined): Choice {
  const endedBy = evidence.names.find((name) => ends.has(name));
  const ended = endedBy && ends.get(endedBy);
  // A client's own time limit aborts the request within: openai 7 says "Request timed out." around an AbortError.
  if (ended) return bare(ended === 'aborted' && /\btimed out\b/i.test(evidence.texts[0] ?? '') ? 'timeout' : ended);
  const { texts, wrappers, native, endpoint } = evidence;
  const clues: Clues = { codes: [...evidence.codes, ...evidence.names], native, texts, endpoint };
  const answered = evidence.status ?? evidence.statusInText;
  const status = kindOfStatus(answered);
  const special =
    byCode(tables, clues, 'own', named) ??
    byCodeInText(tables, clues, named) ??
    bySentence(tables, texts) ??
    byCode([general], clues, 'own', named);
  // 2013 is any request MiniMax does not take, 1000 anything at all: where the words say more, they do.
  const said = special && !special.match && catchAll.has(special.row.kind) ? bySentence([general], texts) : null;
  if (special && said && kinds[said.row.kind].retry === 'never') return choice({ ...special, row: said.row, match: said.match });
  if (special) return choice(special);
  const generic = byCode([...tables, general], clues, 'generic', named);

  // Anybody's sentence may quote "timeout" or "too many requests": it does not turn a refusal into something to repeat.
  const stands = firstMatch(standingText, texts) !== null;
  const refused = stands || isRefusal(answered) || (generic !== null && kinds[generic.row.kind].retry === 'never');
  const sentence = bySentence(evidence.status === null ? [general, line] : [general], texts);
  const isBelieved = (found: Candidate | null): found is Candidate =>
    found !== null && !(refused && kinds[found.row.kind].retry === 'soon');
  if (isBelieved(sentence)) return choice(sentence);

  if (generic && (status === null || generic.row.kind === status)) return choice(generic);
  // A gateway's 429 says "account past due": nobody has to ask that again.
  if (status && !(stands && kinds[status].retry === 'soon')) return bare(status);
  const last = bySentence([weak], texts) ?? bySentence([...tables, general, line], wrappers);
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

const general = openBook({ name: '', rows: generalRows });
const weak = openBook({ name: '', rows: weakRows });
/** Believed only where nobody answered. */
const line = openBook({ name: '', rows: [{ id: 'network', text: networkText, kind: 'network' }] });

/** Only a code that is one provider's own says who spoke. */
function choice({ row, table, code, match }: Candidate): Choice {
  const own = (row.certainty ?? 'own') === 'own';
  return { kind: row.kind, row, table: table?.name && own ? table : null, code, match };
}

const ends: ReadonlyMap<string, Kind> = new Map([
  ['AbortError', 'aborted'],
  ['APIUserAbortError', 'aborted'],
  ['CanceledError', 'aborted'],
  ['TimeoutError', 'timeout'],
  ['APIConnectionTimeoutError', 'timeout'],
  ['CloseEvent', 'network'],
]);

/**
 * A row of one of the evidence's codes. `own` takes rows that decide, `generic` those that don't. A row
 * without codes that stands before it in its table and knows the sentence is the more special one: Kimi's coding plan
 * says "weekly usage limit" under a type that also means a ban. For the same reason a later table that knows the
 * sentence goes before an earlier one that knows the code alone, where they disagree: they share types.
 */
function byCode(tables: readonly Book[], clues: Clues, level: 'own' | 'generic', named: Book | undefined): Candidate | null {
  const { native, texts } = clues;
  let byCodeAlone: Candidate | null = null;
  for (const table of tables) {
    const isNative = native?.provider === table.name;
    let last: ErrorRow | null = null;
    for (const { row, code, place } of codedIn(table, isNative ? [native.code] : clues.codes)) {
      if (row === last) continue;
      last = row;
      if ((row.certainty === 'generic') !== (level === 'generic')) continue;
      const match = firstMatch(row.text, texts);
      // A bare number is anybody's (Zhipu's 1001, a socket's 1008): the words have to be there, too.
      if (!isNative && table !== named && /^\d+$/.test(code) && !match && !firstMatch(row.alias, texts)) continue;
      if (row.text && !match && !(row.at !== undefined && row.at === clues.endpoint)) continue;
      const special = bySentence([table], texts, place);
      const found: Candidate = { row: special?.row ?? row, match: special?.match ?? match, table, code };
      if ((found.match && found.row.kind !== byCodeAlone?.row.kind) || level === 'generic') return found;
      byCodeAlone ??= found;
      break;
    }
  }
  return byCodeAlone;
}

/** The rows of these codes in the order of the table, each for the first of its codes first. */
function codedIn({ codes }: Book, wanted: readonly string[]): readonly Coded[] {
  let all: readonly Coded[] = [];
  for (const code of wanted) {
    const rows = codes.get(code);
    if (rows) all = all.length === 0 ? rows : [...all, ...rows].sort((a, b) => a.place - b.place);
  }
  return all;
}

/** "(1008)" in the sentence. Where no provider is named, the row's own words have to stand beside it: never by a number alone. */
function byCodeInText(tables: readonly Book[], { texts, endpoint }: Clues, named: Book | undefined): Candidate | null {
  for (const table of tables) {
    for (const text of texts) {
      const codes = (table.codeInText ?? []).flatMap((pattern) =>
        // To look is cheaper than to list: most sentences have none. Without its flag a pattern finds the first alone.
        text.search(pattern) < 0
          ? []
          : (pattern.global ? Array.from(text.matchAll(pattern)) : [pattern.exec(text)]).map((found) => found?.[1] ?? ''),
      );
      if (codes.length === 0) continue;
      const found = byCode([table], { codes, native: null, texts: [text], endpoint }, 'own', named);
      if (found) return found;
    }
  }
  return null;
}

/** @param before Look only at rows without codes, and only at those before this place. */
function bySentence(tables: readonly Book[], texts: readonly string[], before?: number): Candidate | null {
  if (texts.length === 0) return null;
  for (const table of tables) {
    for (const { row, place, pattern } of table.sentences) {
      if (before !== undefined && place >= before) break;
      // A general code's sentence needs the code.
      if (row.codes && (before !== undefined || table === general)) continue;
      const match = firstMatch(pattern, texts);
      // Words may be anybody's: a sentence alone names no provider.
      if (match) return { row, table: null, code: null, match };
    }
  }
  return null;
}

function firstMatch(pattern: RegExp | undefined, texts: readonly string[]): RegExpExecArray | null {
  if (!pattern) return null;
  for (const text of texts) {
    // A table of somebody's own may have flags that remember where the last search ended.
    if (pattern.lastIndex > 0) pattern.lastIndex = 0;
    const match = pattern.exec(text);
    if (match) return match;
  }
  return null;
}
