import type { Kind } from './kinds.js';
import type { ErrorRow } from './provider-table.js';

/**
 * One row in short: its kind, its name and codes, how it reads, what else is special.
 *
 * The second entry starts with the row's name; codes follow, parted by spaces. A name that begins with digits is the
 * code itself (`2013-context`). Rows of one code stand together: their sentences tell them apart, and the last one is
 * for every other sentence.
 */
export type ShortRow = readonly [
  kind: Kind,
  names: string,
  reads?: RegExp,
  special?: Pick<ErrorRow, 'certainty' | 'detail' | 'fixableBy' | 'advice' | 'filtered' | 'limit'>,
];

type NameOf<Names extends string> = Names extends `${infer Name} ${string}` ? Name : Names;

/** The rows a list stands for. */
export function rows<const List extends readonly ShortRow[]>(
  list: List,
): readonly (ErrorRow & { readonly id: NameOf<List[number][1]> })[] {
  let later = new Set<string>();
  return list.toReversed().map(([kind, names, reads, special]) => {
    const [id = '', ...codes] = names.split(' ');
    const [digits] = /^\d+/.exec(id) ?? codes;
  });
}
