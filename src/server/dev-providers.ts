import type { ProviderTable } from '../providers/define-provider.js';
import { kimiCode } from '../providers/kimi-code.js';
import { kimi } from '../providers/kimi.js';
import { minimax } from '../providers/minimax.js';
import { checkProvider } from './check-provider.js';
import type { ProviderOptions } from './handler-options.js';

export interface DevProviders {
  /** Asked for real, with these keys. */
  readonly real: Readonly<Record<string, ProviderOptions>>;
  /** Played by the simulator. */
  readonly simulated: readonly ProviderTable[];
  /** Neither: nobody plays an app's own, and no key of theirs was found in this variable. */
  readonly keyless: readonly { readonly name: string; readonly variable: string }[];
}

const played = [kimi, kimiCode, minimax] as const;

/** Never with `VITE_` in front: those are written into the page. */
function variablesOf(name: string): { readonly key: string; readonly baseURL: string } {
  const prefix = name.toUpperCase().replaceAll('-', '_');
  return { key: `${prefix}_API_KEY`, baseURL: `${prefix}_BASE_URL` };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that hold a key and that Vite would write into the page, where everybody reads them. */
export function findExposedKeys(tables: readonly ProviderTable[], env: Environment): readonly string[] {
  return [...played, ...tables].map((table) => variablesOf(table.name).key).filter((key) => env[`VITE_${key}`]);
}

/**
 * A provider with a key is real, the others are played, if they can be: an app's own, in `tables`, cannot. What the
 * options name goes before the environment.
 *
 * @throws TypeError that names the variable of a key or an address that is wrong.
 */
export function findDevProviders(
  named: Readonly<Record<string, ProviderOptions>> | undefined,
  tables: readonly ProviderTable[],
  env: Environment,
): DevProviders {
  const all = [...played, ...tables];
  const found = all.flatMap((table) => {
    const { name } = table;
    const variables = variablesOf(name);
    const apiKey = env[variables.key];
    if (!apiKey || (named && Object.hasOwn(named, name))) return [];
    const entry = { apiKey, baseURL: env[variables.baseURL] || undefined };
    // Here, where it is known which variable holds it.
    checkProvider(table, entry, {
      speaker: 'tryagain()',
      apiKey: variables.key,
      baseURL: variables.baseURL,
      move: (owner) => {
        const known = all.some((other) => other.name === owner);
        return `Call it ${variablesOf(owner).key}${known ? '' : ` and add tables: [${owner}]`}`;
      },
    });
    return [[name, entry] as const];
  });
  const real = { ...Object.fromEntries(found), ...named };
  const isMissing = ({ name }: ProviderTable): boolean => !Object.hasOwn(real, name);
  const simulated = played.filter(isMissing);
  const others = tables.filter((table) => isMissing(table) && !simulated.some(({ name }) => name === table.name));
  return { real, simulated, keyless: others.map(({ name }) => ({ name, variable: variablesOf(name).key })) };
}
