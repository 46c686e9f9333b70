import { readFileSync } from 'node:fs';

/** The failures people met in public; what a row's fields mean stands in test/support/corpus.ts. */
export const corpus = ['kimi', 'minimax'].flatMap((name) =>
  readFileSync(new URL(`../../corpus/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)),
);

/** The moment a row is read. */
export const momentOf = (row) => (row.now ? Date.parse(row.now) : Date.UTC(2026, 5, 1, 12));

export const textOf = (row) => (typeof row.body === 'string' ? row.body : JSON.stringify(row.body));
