import { nearestName } from '../errors/nearest-name.js';
import { ownProviders } from '../errors/provider-name.js';
import { warnOnce } from './warn-once.js';

/** In development: a name nobody has a table of is a slip, and what goes by it stays silent for ever. */
export function warnOfProvider(where: string, provider: string | undefined, tables: readonly { readonly name: string }[]): void {
  const names: readonly string[] = [...ownProviders, ...tables.map(({ name }) => name)];
  if (provider === undefined || names.includes(provider)) return;
  const name = provider.slice(0, 80);
  warnOnce(
    `${where}: there is no provider "${name}". Did you mean "${nearestName(name, names)}"? If it is your own, give its table to TryAgainProvider: providers={[…]}.`,
  );
}
