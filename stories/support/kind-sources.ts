import type { ErrorRow } from '../../src/errors/error-table.js';
import { documentationPages, kimiCodeSources, kimiSources, minimaxSources } from '../../src/providers.js';
import type { Shelf } from './kind-rows.js';

/** One page for all of a provider's failures, where it has one. */
const pages: Readonly<Record<string, string>> = {
  ...documentationPages,
  openai: 'https://developers.openai.com/docs/guides/error-codes',
  anthropic: 'https://platform.claude.com/docs/en/api/errors',
  openrouter: 'https://openrouter.ai/docs/api/reference/errors-and-debugging',
};

/** Where single rows are documented or were seen. */
const seen: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kimi: kimiSources,
  'kimi-code': kimiCodeSources,
  minimax: minimaxSources,
};

/** The provider's one page; null where there is none, or no provider. */
export function pageOf({ tables: [first] }: Pick<Shelf, 'tables'>): string | null {
  return (first && pages[first.name]) ?? null;
}

/** Where a row is documented or was seen; null for what every reader knows. */
export function sourceOf(shelf: Pick<Shelf, 'tables'>, row: ErrorRow): string | null {
  const [first] = shelf.tables;
  return (first && seen[first.name]?.[row.id]) ?? pageOf(shelf);
}
