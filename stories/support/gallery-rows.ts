import type { ProviderError } from '../../src/errors.js';
import { failureIn } from '../../src/errors.js';
import { kimi, kimiCode, minimax } from '../../src/providers.js';
import { kimiCodeSources, kimiSources } from '../../src/providers/documentation.js';
import { createSimulator, scenarios } from '../../src/testing.js';
import type { Scenario } from '../../src/testing.js';

export const galleryTables = { kimi, 'kimi-code': kimiCode, minimax } as const;
export type GalleryProvider = keyof typeof galleryTables;

/** One row of a provider's errors, with each of the sentences it is said in. */
export interface GalleryRow {
  readonly provider: GalleryProvider;
  readonly id: string;
  readonly scenarios: readonly [Scenario, ...Scenario[]];
  /** Where it was seen, where that is not the provider's one page for all. */
  readonly source: string | null;
}

/** What came back, untouched. */
export interface WireAnswer {
  /** `POST https://api.moonshot.ai/v1/chat/completions` */
  readonly request: string;
  readonly status: number;
  /** What a reader takes from them: the request's id, and how long to wait. */
  readonly headers: readonly string[];
  readonly body: string;
}

export interface AskedRow extends GalleryRow {
  readonly answers: readonly WireAnswer[];
  readonly error: ProviderError;
}

const seen: Readonly<Record<string, string>> = { ...kimiSources, ...kimiCodeSources };

/** The documented rows of a provider; of the coding plan, which documents none, those that were seen. */
export function galleryRows(provider: GalleryProvider): GalleryRow[] {
  const rows = new Map<string, [Scenario, ...Scenario[]]>();
  for (const scenario of scenarios) {
    if (scenario.provider !== provider || scenario.documented === (provider === 'kimi-code')) continue;
    const known = rows.get(scenario.row);
    if (known) known.push(scenario);
    else rows.set(scenario.row, [scenario]);
  }
  return [...rows].map(([id, all]) => ({
    provider,
    id,
    scenarios: all,
    source: provider === 'kimi-code' ? (seen[id] ?? null) : null,
  }));
}

/**
 * Asks the simulated provider for real, where the row is met, and reads what it answers as an app would.
 *
 * @param latency Milliseconds before an answer.
 */
export async function askRow(row: GalleryRow, latency = 0): Promise<AskedRow> {
  const [first, ...others] = row.scenarios;
  const { answer, error } = await ask(row.provider, first, latency);
  const more = await Promise.all(others.map((scenario) => ask(row.provider, scenario, latency)));
  return { ...row, answers: [answer, ...more.map((one) => one.answer)], error };
}

async function ask(provider: GalleryProvider, scenario: Scenario, latency: number): Promise<{ answer: WireAnswer; error: ProviderError }> {
  const { hosts, routes, requestIdHeaders = [] } = galleryTables[provider];
  const usual = routes.find(({ endpoint }) => endpoint === scenario.endpoint);
  const [route] = scenario.at === 'everywhere' ? [`${usual?.method} ${usual?.path}`] : scenario.at;
  const [method = '', path = ''] = route?.replace('{id}', 'file-1').split(' ') ?? [];
  const url = hosts[0].baseURL + path;
  const response = await createSimulator({ scenario: scenario.name, latency }).fetch(url, {
    method,
    headers: { authorization: 'Bearer sk-simulated-provider', 'content-type': 'application/json' },
    body: method === 'GET' ? null : '{}',
  });
  const error = await failureIn(response, { provider, endpoint: scenario.endpoint });
  if (!error) throw new Error(`${scenario.name} is no failure at ${url}.`);
  const id = requestIdHeaders.find((name) => response.headers.has(name));
  const headers = [id, 'retry-after'].flatMap((name) => {
    const value = name === undefined ? null : response.headers.get(name);
    return value === null ? [] : [`${name}: ${value}`];
  });
  return { answer: { request: `${method} ${url}`, status: response.status, headers, body: await response.text() }, error };
}
