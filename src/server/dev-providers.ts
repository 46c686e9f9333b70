import type { ProviderTable } from '../providers/define-provider.js';
import { kimiCode } from '../providers/kimi-code.js';
import { kimi } from '../providers/kimi.js';
import { minimax } from '../providers/minimax.js';
import type { ProviderOptions } from './handler-options.js';

export interface DevProviders {
  /** Asked for real, with these keys. */
  readonly real: Readonly<Record<string, ProviderOptions>>;
  /** Played by the simulator. */
  readonly simulated: readonly ProviderTable[];
}

/** Where keys and hosts are looked for. Never with `VITE_` in front: those are written into the page. */
const variables = [
  { table: kimi, key: 'KIMI_API_KEY', baseURL: 'KIMI_BASE_URL' },
  { table: kimiCode, key: 'KIMI_CODE_API_KEY', baseURL: 'KIMI_CODE_BASE_URL' },
  { table: minimax, key: 'MINIMAX_API_KEY', baseURL: 'MINIMAX_BASE_URL' },
] as const;

/** Variables that hold a key and that Vite would write into the page, where everybody reads them. */
export function findExposedKeys(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return variables.map(({ key }) => key).filter((key) => env[`VITE_${key}`]);
}

/** A provider with a key is real, the others are played. What the options name goes before the environment. */
export function findDevProviders(
  named: Readonly<Record<string, ProviderOptions>> | undefined,
  env: Readonly<Record<string, string | undefined>>,
): DevProviders {
  const found = variables.flatMap(({ table, key, baseURL }) =>
    env[key] ? [[table.name, { apiKey: env[key], baseURL: env[baseURL] || undefined }] as const] : [],
  );
  const real = { ...Object.fromEntries(found), ...named };
  return { real, simulated: variables.map(({ table }) => table).filter(({ name }) => !Object.hasOwn(real, name)) };
}
