import type { ReadContext } from './errors/provider-table.js';
import type { ProviderError } from './errors/provider-error.js';
import type { ErrorTable } from './errors/provider-table.js';

export { isProviderError, ProviderError } from './errors/provider-error.js';
export type { Problem } from './errors/problem.js';
export type { ErrorRow, ErrorTable, ReadContext } from './errors/provider-table.js';
export type { Advice, Detail, Filtered, FixableBy, Kind, Limit, OwnCode, Retry, Wait } from './errors/kinds.js';
export { kinds } from './errors/kinds.js';

export interface Reader {
  normalizeError(thrown: unknown, context?: ReadContext): ProviderError;
  readFailure(thrown: unknown, context?: ReadContext): Promise<ProviderError>;
  failureIn(response: Response, context?: ReadContext): Promise<ProviderError | null>;
}
export declare function createReader(tables: readonly ErrorTable[]): Reader;
export declare const normalizeError: Reader['normalizeError'];
export declare const readFailure: Reader['readFailure'];
export declare const failureIn: Reader['failureIn'];
export declare function originalOf(error: unknown): unknown;
export declare function shouldRetry(failureCount: number, error: unknown): boolean;
export declare function retryDelay(attempt: number, error: unknown): number;
