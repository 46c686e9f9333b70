import { createReader } from '../errors/create-reader.js';
import type { Reader } from '../errors/create-reader.js';
import { reader } from '../providers/reader.js';
import { tables } from './tables.js';
import type { ProviderTable } from './tables.js';

export { reader };
export type { Reader };

/** The bound reader, or one that knows further providers besides. */
export function readerWith(extra: readonly ProviderTable[]): Reader {
  return extra.length === 0 ? reader : createReader([...extra, ...tables]);
}
