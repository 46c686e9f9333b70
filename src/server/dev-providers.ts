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

const played = [kimi, kimiCode, minimax] as const;

/** Never with `VITE_` in front: those are written into the page. */
function variablesOf({ name }: ProviderTable): { readonly key: string; readonly baseURL: string } {
  const prefix = name.toUpperCase().replaceAll('-', '_');
  return { key: `${prefix}_API_KEY`, baseURL: `${prefix}_BASE_URL` };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that hold a key and that Vite would write into the page, where everybody reads them. */
export function findExposedKeys(tables: readonly ProviderTable[], env: Environment): readonly string[] {
  return [...played, ...tables].map((table) => variablesOf(table).key).filter((key) => env[`VITE_${key}`]);
}

/**
 * A provider with a key is real, the others are played, if they can be: an app's own, in `tables`, cannot. What the
 * options name goes before the environment.
 */
export function findDevProviders(
  named: Readonly<Record<string, ProviderOptions>> | undefined,
  tables: readonly ProviderTable[],
  env: Environment,
): DevProviders {
  const found = [...played, ...tables].flatMap((table) => {
    const { key, baseURL } = variablesOf(table);
    return env[key] ? [[table.name, { apiKey: env[key], baseURL: env[baseURL] || undefined }] as const] : [];
  });
  const real = { ...Object.fromEntries(found), ...named };
  return { real, simulated: played.filter(({ name }) => !Object.hasOwn(real, name)) };
}
