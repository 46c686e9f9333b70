import type { ErrorTable } from '../errors/error-table.js';
import { checkTable } from './check-table.js';

/** One of a provider's hosts. Keys of one are refused by the other, and money is counted in its currency. */
export interface Host {
  /** Where API paths start, with the version: `https://api.moonshot.ai/v1`. */
  readonly baseURL: string;
  /** For a provider with two sites, whose keys are not interchangeable. */
  readonly region?: 'international' | 'mainland';
  /** ISO 4217 code of what its balance counts. */
  readonly currency?: string;
  /** Pages for the owner, where the provider has them. Fixed addresses: never taken from an answer. */
  readonly links: { readonly topUp?: string; readonly plan?: string; readonly keys?: string };
}

/** One thing the server may ask a provider for, and the exact shape a browser may ask it in. */
export interface Route {
  /** The endpoint's word: `chat`, `speech`, `files`, … Several routes may share one. */
  readonly endpoint: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The provider's own path behind its baseURL; `{id}` stands for one path segment of letters, digits, `-`, `_`, `.`. */
  readonly path: string;
  /** `account`: answers hold money or plans and need `authorize` to say `account: true`. Default `user`. */
  readonly access?: 'user' | 'account';
  /** What the request carries: top-level JSON fields or form fields that may pass. Absent: no body. */
  readonly body?: { readonly type: 'json' | 'form'; readonly fields: readonly string[]; readonly maxBytes: number };
  /** Query parameters that may pass. */
  readonly query?: readonly string[];
  /** `openai`: failures have an HTTP status. `native`: they hide in a 200, as the last field of the JSON. */
  readonly dialect: 'openai' | 'native';
  /**
   * How its event stream ends, where it can be asked for one. `openai`: a finish reason or `[DONE]`. `messages`:
   * Anthropic's `message_stop`. `speech`: `data.status` 2.
   */
  readonly stream?: 'openai' | 'messages' | 'speech';
  /** The header that carries the key as it is: `x-api-key`. Default: `Authorization: Bearer …`. */
  readonly keyHeader?: string;
  /** Headers each request needs besides, in lower case: `{ 'anthropic-version': '2023-06-01' }`. Never a secret. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What a good answer is. `bytes`: a file, such as a sound. Default `json`: whatever else comes is a failure. */
  readonly answer?: 'json' | 'bytes';
  /** The largest answer, or the largest line of a stream, that is passed on. */
  readonly maxAnswerBytes: number;
}

/** Money left, as the provider counts it. Null where it did not say a number. */
export interface Balance {
  /** What can be spent: cash and vouchers together. */
  readonly available: number | null;
  /** Negative where the account owes. */
  readonly cash: number | null;
  /** What the provider gave. */
  readonly voucher: number | null;
  /** ISO 4217, from the answer or else from the host that was asked; null when unknown. */
  readonly currency: string | null;
}

/** A balance as an answer tells it. Only some name the currency. */
export type ReadBalance = Omit<Balance, 'currency'> & Partial<Pick<Balance, 'currency'>>;

/** One window of a plan. */
export interface PlanWindow {
  /** The provider's name for what is counted (a model family), or null for all. */
  readonly name: string | null;
  /** How often it comes back. */
  readonly window: '5h' | 'day' | 'week' | 'month';
  /** Part left, 0 to 1; null when the provider's numbers are ambiguous. */
  readonly remaining: number | null;
  /** In the provider's own unit; null where it says none, or not clearly. */
  readonly used: number | null;
  /** In the same unit. */
  readonly max: number | null;
  /** Epoch ms of the reset; null when unknown. */
  readonly resetsAt: number | null;
}

/** How much of a plan is used. */
export interface PlanUsage {
  /** Each allowance of the plan that could be read; at least one. */
  readonly windows: readonly PlanWindow[];
}

/** Everything we know about a provider, as data. */
export interface ProviderTable extends ErrorTable {
  /** How people write its name. */
  readonly label: string;
  /** The first is the default. */
  readonly hosts: readonly [Host, ...Host[]];
  /** What the server may ask for; everything else is a 404. */
  readonly routes: readonly Route[];
  /** What a key of this provider looks like; a key that does not is refused when the handler is made. */
  readonly key?: { readonly pattern: RegExp; readonly looksLike: string };
  /** Where its balance is, among `routes`, and how the answer is read; null for an answer nobody understands. */
  readonly balance?: { readonly path: string; readonly read: (body: unknown) => ReadBalance | null };
  /** The same of its plan. `now`: epoch ms. */
  readonly plan?: { readonly path: string; readonly read: (body: unknown, now: number) => PlanUsage | null };
}

/**
 * Checks a table and returns it. This is how a provider is added: by data, with no code of ours changed. Every provider
 * of this package is made with it and with nothing else; one that speaks OpenAI's dialect starts from
 * `openaiCompatible`.
 *
 * The table then goes to the reader (`createReader([deepseek])`), to the components
 * (`<TryAgainProvider providers={[deepseek]}>`) and to the server
 * (`createHandler({ tables: [deepseek], providers: { deepseek: { apiKey } }, … })`).
 *
 * @throws TypeError that names what is wrong in the table and what to write instead.
 * @example
 * ```ts
 * export const deepseek = defineProvider({
 *   ...openaiCompatible,
 *   name: 'deepseek',
 *   label: 'DeepSeek',
 *   hosts: [{ baseURL: 'https://api.deepseek.com', links: { topUp: 'https://platform.deepseek.com/top_up' } }],
 *   rows: [{ id: 'no-balance', text: /^insufficient balance$/i, kind: 'insufficient-balance' }, ...openaiCompatible.rows],
 * });
 * ```
 */
export function defineProvider(table: ProviderTable): ProviderTable {
  const misshapen = checkTable(table);
  if (misshapen) throw new TypeError(`defineProvider: ${misshapen}`);
  const wrong = (problem: string): TypeError => new TypeError(`defineProvider(${table.name}): ${problem}`);
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(table.name)) {
    throw new TypeError(
      `defineProvider: name "${table.name}" becomes a path. Write lower-case letters, digits and dashes, such as "kimi".`,
    );
  }
  if (table.hosts.length === 0) throw wrong('there is no host. Write one like { baseURL: "https://api.example.com/v1", links: {} }.');
  for (const { baseURL } of table.hosts) {
    if (!URL.canParse(baseURL) || baseURL.endsWith('/'))
      throw wrong(`baseURL "${baseURL}" is no address. Write it like "https://api.example.com/v1", without a slash at its end.`);
  }
  const ids = new Set<string>();
  for (const { id, text, alias, codes } of table.rows) {
    if (ids.has(id)) throw wrong(`two rows are called "${id}". Give each row an id of its own.`);
    ids.add(id);
    if (!text && !alias && !codes?.length) throw wrong(`row "${id}" has nothing it could be known by. Give it codes or a text.`);
    // Such a pattern remembers where it stopped: every second failure would be read differently.
    if (text?.global || text?.sticky || alias?.global || alias?.sticky)
      throw wrong(`the pattern of row "${id}" has the flag g or y. Leave it out.`);
  }
  if (table.codeInText?.some(({ global }) => !global)) throw wrong('a pattern of codeInText lacks the flag g. Add it.');
  for (const name of [...(table.requestIdHeaders ?? []), ...(table.ownHeaders ?? []), ...table.routes.flatMap(headersOf)]) {
    if (!/^[a-z][a-z0-9-]{0,63}$/.test(name))
      throw wrong(`header "${name}" cannot be one. Write it in lower case, such as "x-request-id".`);
  }
  for (const { path } of table.routes) {
    if (!/^(?:\/(?:[\w.-]+|\{id\}))+$/.test(path)) throw wrong(`path "${path}" cannot be a route. Write it like "/files/{id}/content".`);
  }
  for (const account of [table.balance, table.plan]) {
    if (account && !table.routes.some(({ path, method, access }) => path === account.path && method === 'GET' && access === 'account'))
      throw wrong(`"${account.path}" tells of money. Write a GET route with this path and access: 'account', or everybody may read it.`);
  }
  return table;
}

function headersOf({ keyHeader, headers = {} }: Route): string[] {
  return [...(keyHeader === undefined ? [] : [keyHeader]), ...Object.keys(headers)];
}
