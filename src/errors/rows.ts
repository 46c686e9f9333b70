import type { ErrorRow } from './error-table.js';
import type { Kind } from './kinds.js';

/**
 * A row in short: its name and codes, its kind, how it reads, what else is special about it.
 *
 * Name and codes are parted by spaces; a name that begins with digits is a code itself (`2013-context`). Where rows of
 * one list share a code, their sentences tell them apart, and the last of them is for every other
 * sentence, unless it asks for its own by `text`.
 */
type ShortRow = readonly [names: string, kind: Kind, reads?: RegExp | null, special?: Partial<Omit<ErrorRow, 'id'>>];

type NameIn<Names extends string> = Names extends `${infer Name} ${string}` ? Name : Names;

/** The rows of a table, written in short. */
export function rows<const Short extends readonly ShortRow[]>(
  short: Short,
): readonly (ErrorRow & { readonly id: NameIn<Short[number][0]> })[] {
  const codesOf = short.map(([names]): readonly string[] => names.replace(/^(\d*)\S*/, '$1').match(/\S+/g) ?? []);
  return short.map(([names, kind, reads, special], index) => {
    const codes = codesOf[index] ?? [];
    const shared = codesOf.slice(index + 1).some((later) => later.some((code) => codes.includes(code)));
    return {
      id: names.split(' ', 1)[0] as NameIn<Short[number][0]>,
      ...(codes.length > 0 && { codes }),
      ...(reads && { [shared || codes.length === 0 ? 'text' : 'alias']: reads }),
      kind,
      ...special,
    };
  });
}
