import type { ErrorRow } from '../../src/errors/error-table.js';
import { generalRows, weakRows } from '../../src/errors/general-rows.js';
import { kindOfStatus } from '../../src/errors/kind-of-status.js';
import type { Kind } from '../../src/errors/kinds.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import * as exported from '../../src/providers.js';
import type { ProviderTable } from '../../src/providers.js';
import { otherCodes } from '../../src/providers/other-codes.js';
import { emptyAnswer, endedEarly, notAStream, offline, stalled, tooLarge } from '../../src/requests/own-failures.js';
import { visitorLimit } from '../../src/server/admit-visit.js';
import { refusals } from '../../src/server/refusal.js';

/** Rows that stand in the same tables: Kimi's own are the coding plan's, too. */
export interface Shelf {
  readonly id: string;
  /** In whose tables; none for rows that every reader has. */
  readonly tables: readonly ProviderTable[];
  readonly rows: readonly ErrorRow[];
}

/** Every table this package has. One that is added to `tryagain/providers` is here by itself. */
export const providerTables: readonly ProviderTable[] = Object.values(exported)
  .filter((value): value is ProviderTable => typeof value === 'object' && 'hosts' in value)
  .toSorted((a, b) => placeOf(a) - placeOf(b));

/** The package's own providers first. */
function placeOf({ name }: ProviderTable): number {
  const place = ['kimi', 'kimi-code', 'minimax'].indexOf(name);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

/** Tables take rows of others in as they are or with another certainty. */
export function isSameRow(a: ErrorRow, b: ErrorRow): boolean {
  return a.id === b.id && a.codes === b.codes && a.text === b.text;
}

/** Every row there is, once. */
export const shelves: readonly Shelf[] = shelve();

function shelve(): Shelf[] {
  const owners = new Map<ErrorRow, ProviderTable[]>();
  for (const table of providerTables) {
    for (const row of table.rows)
      if (!otherCodes.some((other) => isSameRow(other, row))) owners.set(row, [...(owners.get(row) ?? []), table]);
  }
  const shared = new Map<string, Shelf & { rows: ErrorRow[] }>();
  for (const [row, tables] of owners) {
    const id = tables.map(({ name }) => name).join('-');
    const shelf = shared.get(id);
    if (shelf) shelf.rows.push(row);
    else shared.set(id, { id, tables, rows: [row] });
  }
  const rest = (id: string, rows: readonly ErrorRow[]): Shelf => ({ id, tables: [], rows: rows.filter((row) => !owners.has(row)) });
  return [...shared.values(), rest('anybody', [...generalRows, ...weakRows]), rest('other-clouds', otherCodes)];
}

/** What leads to a kind, shelf by shelf. */
export function shelvesOf(kind: Kind): Shelf[] {
  return shelves.map((shelf) => ({ ...shelf, rows: shelf.rows.filter((row) => row.kind === kind) })).filter(({ rows }) => rows.length > 0);
}

/** What this package finds by itself: in the page, and in the handler where no provider answered. */
const ownFailures: readonly ProviderError[] = [
  stalled(),
  tooLarge(),
  emptyAnswer(),
  notAStream(),
  offline(),
  endedEarly(),
  visitorLimit(null),
  ...Object.values(refusals).map(({ facts }) => new ProviderError(facts)),
];

/** Those of them that have a code, each once. */
export function ownFailuresOf(kind: Kind): ProviderError[] {
  const found = ownFailures.filter((error) => error.kind === kind && error.code !== null);
  return [...new Map(found.map((error) => [error.code, error])).values()];
}

/** The statuses that mean this kind when nothing else is known, and of which hundred it takes all the rest. */
export function statusesOf(kind: Kind): { readonly numbers: readonly number[]; readonly rest: readonly ('4xx' | '5xx')[] } {
  const hundreds = ['4xx', '5xx'] as const;
  const found = hundreds.map((hundred) => {
    const first = Number(hundred[0]) * 100;
    return Array.from({ length: 100 }, (_, index) => first + index).filter((status) => kindOfStatus(status) === kind);
  });
  return {
    numbers: found.flatMap((statuses) => (statuses.length > 50 ? [] : statuses)),
    rest: hundreds.filter((_, index) => (found[index]?.length ?? 0) > 50),
  };
}
