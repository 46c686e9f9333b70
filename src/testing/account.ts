import { createRandom } from './random.js';

/** Whose key it is: ids of the real shape that belong to nobody. */
export interface Account {
  readonly organization: string;
  readonly project: string;
  readonly key: string;
  readonly user: string;
}

/** How much its balance endpoint says is left. */
export type BalanceLevel = 'full' | 'low' | 'empty';

export function createAccount(seed: number): Account {
  const random = createRandom(seed, 'account');
  return {
    organization: `org-${random.hex(32)}`,
    project: `proj-${random.hex(32)}`,
    key: `ak-${random.letters(20)}`,
    user: random.hex(20),
  };
}

const twoHours = 7_200_000;

/** Numbers of Kimi's first tier, so that limits, waits and counts fit each other. */
const numbers = {
  error_details: "messages[0].role: unsupported role 'narrator'",
  max_model_length: '262144',
  max_file_count: '1000',
  'model-id': 'kimi-k9',
  token_credit: '1500000',
  Concurrency: '1',
  RPM: '3',
  current_tpm: '504213',
  max_tpm: '500000',
  current_tpd: '1503211',
  max_tpd: '1500000',
  error: 'unexpected end of document',
} as const;

/** Puts in what the provider would fill in for this account at this moment. */
export function fillIn(template: string, account: Account, now: number): string {
  const values: Readonly<Record<string, string>> = {
    ...numbers,
    'organization-id': account.organization,
    organization_id: account.organization,
    'ak-id': account.key,
    // The known RPM message asks for one second at a limit that needs twenty; concurrency is given one worth counting.
    time: template.includes('concurrency') ? '8' : '1',
    reset: new Date(Math.floor((now + twoHours) / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
  };
  return template.replace(/\{([\w-]{1,32})\}/g, (whole, name: string) => values[name] ?? whole);
}
