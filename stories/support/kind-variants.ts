import type { ErrorRow } from '../../src/errors/error-table.js';
import { kinds } from '../../src/errors/kinds.js';
import type { Kind, Limit } from '../../src/errors/kinds.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { ProviderErrorFacts } from '../../src/errors/provider-error-facts.js';
import { describeFailure, en } from '../../src/messages.js';
import { ownFailuresOf, shelvesOf } from './kind-rows.js';
import { waitOf } from './make-error.js';

/** One way a kind reads, and the words of a failure that make it read so. */
export interface Variant {
  readonly id: string;
  readonly words: readonly string[];
  readonly make: () => ProviderError;
}

/** A number to show where a sentence names the provider's. */
const samples: Readonly<Record<Limit['metric'], number | null>> = {
  rpm: 3,
  tpm: 32_000,
  tpd: 1_500_000,
  concurrency: 2,
  tokens: 262_144,
  characters: 10_000,
  bytes: 104_857_600,
  files: 1000,
  usage: null,
};
const wait = { soon: () => waitOf(42), 'after-reset': () => waitOf(3 * 60 * 60 + 720), never: () => null };

/** Everything people can read under a kind: its own sentences, and what any row or any code of ours says better. */
export function variantsOf(kind: Kind): Variant[] {
  const found = new Map<string, Variant>();
  const add = (facts: ProviderErrorFacts, words: readonly string[], by: string | null): void => {
    const reads = JSON.stringify([readsOf(facts), facts.wait !== undefined]);
    if (found.has(reads)) return;
    const id = [kind, ...words].join('-').replaceAll(' ', '-');
    found.set(reads, {
      id,
      words,
      make: () =>
        new ProviderError({
          ...facts,
          provider: by,
          requestId: 'req_8f2c71d94e0b',
          ...(facts.wait && { wait: wait[kinds[kind].retry]() }),
        }),
    });
  };
  const rows = shelvesOf(kind).flatMap(({ tables, rows: own }) => own.map((row) => ({ row, by: tables[0]?.name ?? null })));
  const first = rows.find(({ by }) => by !== null)?.by ?? null;

  add({ kind }, [], first);
  if (kinds[kind].retry !== 'never') add({ kind, wait: wait[kinds[kind].retry]() }, ['wait'], first);
  for (const { row, by } of rows) {
    const facts = factsOf(row);
    // The same limit reads another way where the provider names its number.
    add(facts, facts.limit?.max == null ? wordsOf(row) : [...wordsOf(row), 'max'], by);
  }
  for (const error of ownFailuresOf(kind)) {
    const { code, detail, fixableBy } = error;
    add({ kind, code, detail, fixableBy }, [code ?? ''], null);
  }
  if (kind === 'network') add({ kind, detail: 'from-server' }, ['from-server'], null);
  return [...found.values()];
}

/** A failure of this kind as its first row with a code would have it read. */
export function exampleOf(kind: Kind): ProviderError {
  const coded = shelvesOf(kind).flatMap(({ tables: [table], rows }) => rows.map((row) => ({ table, row })));
  const first = coded.find(({ row }) => row.codes !== undefined);
  return new ProviderError({
    ...(first ? factsOf(first.row) : { kind }),
    provider: first?.table?.name ?? null,
    code: first?.row.codes?.[0] ?? null,
    wait: wait[kinds[kind].retry](),
    requestId: 'req_8f2c71d94e0b',
  });
}

/** What a row alone says of a failure, with a sample where its sentence carries a number. */
function factsOf({ kind, detail, filtered, fixableBy, advice, ...row }: ErrorRow): ProviderErrorFacts {
  return {
    kind,
    detail: detail ?? null,
    filtered: filtered ?? null,
    advice: advice ?? null,
    limit: limitOf(row),
    ...(fixableBy && { fixableBy }),
  };
}

function limitOf({ limit, text, alias }: Pick<ErrorRow, 'limit' | 'text' | 'alias'>): Limit | null {
  if (!limit) return null;
  const named = [text, alias].some((pattern) => pattern?.source.includes('(?<max>'));
  return { max: named ? samples[limit.metric] : null, current: null, window: null, scope: null, ...limit };
}

/** What is special about a row, in words of the tables. */
export function wordsOf({ kind, detail, filtered, fixableBy, advice, limit }: ErrorRow): string[] {
  const words = [detail, filtered, limit?.metric, limit?.window, advice, fixableBy === kinds[kind].fixableBy ? null : fixableBy];
  return [...new Set(words.filter((word) => word != null))];
}

/** Where two failures read alike in one language, they do in all. */
function readsOf(facts: ProviderErrorFacts): unknown {
  const error = new ProviderError(facts);
  return [describeFailure(error, en, 'user', { now: null }), describeFailure(error, en, 'owner', { now: null }), error.fixableBy];
}
