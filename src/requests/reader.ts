import { createReader } from '../errors/create-reader.js';
import type { Reader } from '../errors/create-reader.js';
import type { ProviderTable } from '../providers/define-provider.js';
import { errorTables, reader } from '../providers/reader.js';

export { reader };
export type { Reader };

const made: { readonly extra: readonly ProviderTable[]; readonly reader: Reader }[] = [];

/** The bound reader, or one that knows further providers besides: the same one for the same tables, in whatever array. */
export function readerWith(extra: readonly ProviderTable[]): Reader {
  if (extra.length === 0) return reader;
  const known = made.find((entry) => entry.extra.length === extra.length && entry.extra.every((table, index) => table === extra[index]));
  if (known) return known.reader;
  const fresh = createReader([...extra, ...errorTables]);
  made.unshift({ extra: [...extra], reader: fresh });
  made.length = Math.min(made.length, 8);
  return fresh;
}
