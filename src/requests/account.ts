import { notAnAnswer, readAnswer } from './read-answer.js';
import type { Reader } from './reader.js';
import { accountTables } from './tables.js';
import type { AccountTable, Balance, PlanUsage } from './tables.js';

/** Where and how an account is asked. */
export interface AccountRequest {
  /** The provider's name. */
  readonly provider: string;
  /** Where the handler answers: `/api/ai`. */
  readonly basePath: string;
  /** Providers of the app's own. */
  readonly tables: readonly AccountTable[];
  readonly reader: Reader;
}

/** One request a call. */
type Ask<Answer> = (signal: AbortSignal) => Promise<Answer>;

/**
 * Asks the handler for a provider's balance.
 *
 * @throws TypeError at once, when nobody knows the provider or it has no balance to read.
 */
export function balanceRequest(request: AccountRequest): Ask<Balance> {
  const { name, balance } = tableOf(request, 'balance');
  return async (signal) => {
    const { body, response } = await ask(request, `${name}${balance.path}`, signal);
    const read = balance.read(body) ?? notAnAnswer(response.status);
    return { ...read, currency: read.currency ?? currencyOf(response) };
  };
}

/**
 * Asks the handler how much of a plan is used.
 *
 * @throws TypeError at once, when nobody knows the provider or it has no plan to read.
 */
export function planRequest(request: AccountRequest): Ask<PlanUsage> {
  const { name, plan } = tableOf(request, 'plan');
  return async (signal) => {
    const { body, response } = await ask(request, `${name}${plan.path}`, signal);
    return plan.read(body, Date.now()) ?? notAnAnswer(response.status);
  };
}

type Account = 'balance' | 'plan';
type TableWith<Part extends Account> = AccountTable & Required<Pick<AccountTable, Part>>;

const hooks = { balance: 'useBalance', plan: 'usePlanUsage' } as const;

function tableOf<Part extends Account>({ provider, tables }: AccountRequest, part: Part): TableWith<Part> {
  const all = [...tables, ...accountTables];
  const table = all.find(({ name }) => name === provider);
  const able = all.filter((candidate): candidate is TableWith<Part> => candidate[part] !== undefined);
  const instead = able.map(({ name }) => `${hooks[part]}({ provider: '${name}' })`).join(' or ');
  if (!table) {
    const known = all.map(({ name }) => `"${name}"`).join(', ');
    throw new TypeError(
      `${hooks[part]}: there is no provider "${provider}" among ${known}. Write ${instead}, or give its table to TryAgainProvider: providers={[…]}.`,
    );
  }
  const found = able.find(({ name }) => name === provider);
  const write = tables.includes(table) ? `${part}: { path, read } into its table` : instead;
  if (!found) throw new TypeError(`${hooks[part]}: provider "${provider}" has no ${part} to read. Write ${write}.`);
  return found;
}

async function ask({ provider, basePath, reader }: AccountRequest, path: string, signal: AbortSignal) {
  const response = await fetch(`${basePath}/${path}`, { signal, headers: { accept: 'application/json' }, credentials: 'include' });
  return { body: await readAnswer(response, reader, { provider }), response };
}

/** The handler knows which host it asked, and with it what the numbers count. */
function currencyOf(response: Response): string | null {
  const currency = response.headers.get('tryagain-currency');
  return currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : null;
}
