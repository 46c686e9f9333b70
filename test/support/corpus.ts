import { readFileSync } from 'node:fs';
import { failureIn, normalizeError, type Kind, type Limit, type ProviderError, type Retry } from 'tryagain/errors';

/** One failure somebody met in public, and what it should be read as. */
export interface CorpusRow {
  id: string;
  provider: string;
  transport: 'http' | 'sse' | 'websocket' | 'sdk-string';
  status: number | null;
  headers: Record<string, string>;
  body: unknown;
  now?: string;
  expect: {
    kind: Kind;
    accept: Kind[];
    retry: Retry;
    waitSeconds?: number;
    waitAtMost?: number;
    resetsAt?: string;
    limit?: Partial<Limit>;
    filtered?: 'input' | 'output';
  };
  why: string;
  source: string;
}

export const corpus: CorpusRow[] = ['kimi', 'minimax'].flatMap((name) =>
  readFileSync(new URL(`../corpus/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusRow),
);

export const momentOf = (row: CorpusRow): number => (row.now ? Date.parse(row.now) : Date.UTC(2026, 5, 1, 12));

/** Feeds a row the way an app would meet it. */
export async function read(row: CorpusRow, named = true): Promise<ProviderError> {
  const context = { ...(named && { provider: row.provider }), now: momentOf(row) };
  const text = typeof row.body === 'string' ? row.body : JSON.stringify(row.body);
  if (row.transport === 'http' && row.status !== null) {
    const headers = new Headers({ 'content-type': typeof row.body === 'string' ? 'text/plain' : 'application/json' });
    for (const [name, value] of Object.entries(row.headers)) if (name.toLowerCase() !== 'content-length') headers.set(name, value);
    const failure = await failureIn(new Response(text, { status: row.status, headers }), context);
    return failure ?? normalizeError(undefined, context);
  }
  return row.transport === 'sdk-string' ? normalizeError(new Error(text), context) : normalizeError(row.body, context);
}
