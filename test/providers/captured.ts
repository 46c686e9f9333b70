import { createReader } from 'tryagain/errors';
import type { Detail, Filtered, Kind, Limit, ProviderError, Retry } from 'tryagain/errors';
import { anthropic, kimi, kimiCode, minimax, openai, openrouter } from 'tryagain/providers';

/** A failure as somebody saw it, and where. Ids and keys in it are made up. */
export interface Captured {
  readonly title: string;
  readonly source: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly expect: {
    readonly kind: Kind;
    readonly retry?: Retry;
    readonly code?: string | null;
    readonly detail?: Detail;
    readonly filtered?: Filtered;
    readonly limit?: Partial<Limit>;
    readonly waitSeconds?: number;
  };
  /** Said by its body alone, read with all tables and no name; null where the body could be anybody's. */
  readonly unnamed: string | null;
}

export const now = Date.UTC(2026, 5, 1, 12);

export const allTables = [kimi, kimiCode, minimax, openai, anthropic, openrouter] as const;
/** The order a `TryAgainProvider` makes: the app's tables first. */
export const appsFirst = [openai, anthropic, openrouter, kimi, kimiCode, minimax] as const;

const responseOf = ({ status, headers, body }: Captured, more: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { ...headers, ...more } });

/** Reads a failure the way an app meets it: a response, whose body may be a 200. */
export async function readCaptured(
  captured: Captured,
  tables: Parameters<typeof createReader>[0],
  provider?: string,
  headers: Record<string, string> = {},
): Promise<ProviderError | null> {
  const context = { now, ...(provider !== undefined && { provider }) };
  return createReader(tables).failureIn(responseOf(captured, headers), context);
}

/** What is to be found in the error, in `toMatchObject`'s shape. */
export function wanted({ expect: { kind, retry, code, detail, filtered, limit, waitSeconds } }: Captured): object {
  return {
    kind,
    ...(retry && { retry }),
    ...(code !== undefined && { code }),
    detail: detail ?? null,
    filtered: filtered ?? null,
    limit: limit ?? null,
    retryAt: waitSeconds === undefined ? null : now + waitSeconds * 1000,
  };
}
