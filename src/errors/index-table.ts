import type { ErrorRow, ErrorTable } from './error-table.js';

/** A row by one of its codes. */
export interface Coded {
  readonly row: ErrorRow;
  readonly code: string;
  readonly place: number;
}

/** A table with its rows at hand: most failures have none of its codes, and few rows are known by each way. */
export interface IndexedTable extends ErrorTable {
  readonly codeInText: readonly RegExp[];
  /** The rows of a code, and their places in the table. */
  readonly codes: ReadonlyMap<string, readonly Coded[]>;
  /** Each row that a sentence may be known by, once for each of its patterns, and its place in the table. */
  readonly sentences: readonly { readonly row: ErrorRow; readonly place: number; readonly pattern: RegExp }[];
}

export function indexTable(table: ErrorTable): IndexedTable {
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
    // A table of somebody's own may lack the flag that finds them all.
    codeInText: table.codeInText?.map((pattern) => new RegExp(pattern, `${pattern.flags.replace('g', '')}g`)) ?? [],
  };
}
