import { createReader } from '../errors/create-reader.js';
import type { Reader } from '../errors/create-reader.js';
import type { ProviderTable } from '../providers/define-provider.js';
import { errorTables, reader } from '../providers/reader.js';

export { reader };
export type { Reader };

/** The bound reader, or one that knows further providers besides. */
export function readerWith(extra: readonly ProviderTable[]): Reader {
  return extra.length === 0 ? reader : createReader([...extra, ...errorTables]);
}
