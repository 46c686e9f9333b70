import type { ErrorRow } from './error-table.js';
import type { Evidence } from './evidence.js';
import type { Coded, IndexedTable } from './index-table.js';
import { matchesOf } from './matches-of.js';

/** A row that fits, and what it was known by. */
export interface FoundRow {
  readonly row: ErrorRow;
  /** The table the row is of; null where its sentence alone was known, for words may be anybody's. */
  readonly table: IndexedTable | null;
  readonly code: string | null;
  readonly match: RegExpExecArray | null;
}

/** What a row is looked for by. */
export interface Clues extends Pick<Evidence, 'codes' | 'native' | 'texts'> {
  readonly endpoint: string | undefined;
  /** Whose failure it is, where that is known: then a bare number is believed. */
  readonly named: IndexedTable | undefined;
}

/**
 * A row of one of the codes. `own` takes rows that decide, shared ones too; `generic` those that don't. A row without
 * codes that stands before it in its table and knows the sentence is the more special one: Kimi's coding plan says
 * "weekly usage limit" under a type that also means a ban. For the same reason a later table that knows the sentence goes
 * before an earlier one that knows the code alone, where they disagree: they share types.
 */
export function findByCode(
  tables: readonly IndexedTable[],
  { codes, native, texts, endpoint, named }: Clues,
  level: 'own' | 'generic',
): FoundRow | null {
  let byCodeAlone: FoundRow | null = null;
  for (const table of tables) {
    const isNative = native?.provider === table.name;
    for (const { row, code, place } of codedIn(table, isNative ? [native.code] : codes)) {
      if ((row.certainty === 'generic') !== (level === 'generic')) continue;
      const match = firstMatch(row.text, texts);
      // A bare number is anybody's (Zhipu's 1001, a socket's 1008): the words have to be there, too.
      if (!isNative && table !== named && /^\d+$/.test(code) && !match && !firstMatch(row.alias, texts)) continue;
      if (row.text && !match && !(row.at !== undefined && row.at === endpoint)) continue;
      const special = findBySentence([table], texts, place);
      const found: FoundRow = { row: special?.row ?? row, match: special?.match ?? match, table, code };
      if ((found.match && found.row.kind !== byCodeAlone?.row.kind) || level === 'generic') return found;
      byCodeAlone ??= found;
      break;
    }
  }
  return byCodeAlone;
}

/** The rows of these codes in the order of the table, each for the first of its codes first. */
function codedIn({ codes }: IndexedTable, wanted: readonly string[]): readonly Coded[] {
  let all: readonly Coded[] = [];
  for (const code of wanted) {
    const rows = codes.get(code);
    if (rows) all = all.length === 0 ? rows : [...all, ...rows].sort((a, b) => a.place - b.place);
  }
  return all;
}

/** "(1008)" in the sentence. Where no provider is named, the row's own words have to stand beside it: never by a number alone. */
export function findByCodeInText(tables: readonly IndexedTable[], clues: Clues): FoundRow | null {
  for (const table of tables) {
    for (const text of clues.texts) {
      const codes: string[] = [];
      for (const pattern of table.codeInText) for (const [, code = ''] of matchesOf(pattern, text)) codes.push(code);
      const found = codes.length > 0 && findByCode([table], { ...clues, codes, native: null, texts: [text] }, 'own');
      if (found) return found;
    }
  }
  return null;
}

/** @param before Look only at rows without codes, and only at those before this place. */
export function findBySentence(tables: readonly IndexedTable[], texts: readonly string[], before?: number): FoundRow | null {
  if (texts.length === 0) return null;
  for (const table of tables) {
    for (const { row, place, pattern } of table.sentences) {
      if (before !== undefined && place >= before) break;
      // Of what belongs to nobody, the sentence of a code needs the code.
      if (row.codes && (before !== undefined || !table.name)) continue;
      const match = firstMatch(pattern, texts);
      if (match) return { row, table: null, code: null, match };
    }
  }
  return null;
}

export function firstMatch(pattern: RegExp | undefined, texts: readonly string[]): RegExpExecArray | null {
  if (!pattern) return null;
  for (const text of texts) {
    // A table of somebody's own may have flags that remember where the last search ended.
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    if (match) return match;
  }
  return null;
}
