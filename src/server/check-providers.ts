import { defineProvider, type ProviderTable } from '../providers/define-provider.js';
import { kimiCode } from '../providers/kimi-code.js';
import { kimi } from '../providers/kimi.js';
import { minimax } from '../providers/minimax.js';
import { checkProvider } from './check-provider.js';
import { checkRecord } from './check-shape.js';
import type { HandlerOptions } from './handler-options.js';
import type { ConfiguredProvider } from './settings.js';
import { named, wrong } from './wrong-option.js';

const example = 'Write providers: { kimi: { apiKey: process.env.KIMI_API_KEY } }.';

/** The tables of the house and the app's own behind them. */
export function checkTables(extra: HandlerOptions['tables']): readonly ProviderTable[] {
  if (
    extra !== undefined &&
    (!Array.isArray(extra) || extra.some((table) => typeof table?.name !== 'string' || !Array.isArray(table.routes)))
  ) {
    throw wrong('tables', 'is no list of provider tables', 'Write tables: [defineProvider({ … })].');
  }
  const tables = [kimi, kimiCode, minimax, ...(extra ?? []).map(defineProvider)];
  const twice = tables.find((table, index) => tables.findIndex((other) => other.name === table.name) !== index);
  if (twice) throw wrong('tables', `has "${twice.name}" a second time`, 'Give your table a name of its own.');
  return tables;
}

/** `providers`, `models` and `hostedTools`, by the names of the tables. */
export function checkProviders(options: HandlerOptions, tables: readonly ProviderTable[]): ReadonlyMap<string, ConfiguredProvider> {
  const given = checkRecord(options.providers, 'providers', example);
  const models = checkLists(options.models, 'models', 'kimi-k2.6');
  const hostedTools = checkLists(options.hostedTools, 'hostedTools', '$web_search');
  const configured = new Map<string, ConfiguredProvider>();
  for (const [name, entry] of Object.entries(given)) {
    const table = tables.find((candidate) => candidate.name === name);
    if (!table) {
      const known = tables.map((candidate) => candidate.name).join(', ');
      throw wrong(`providers: the name ${named(name)}`, 'is unknown', `Write one of: ${known}, or add its table to tables.`);
    }
    if (entry === undefined) continue;
    const lists = { models: models.get(name) ?? null, hostedTools: hostedTools.get(name) ?? new Set<string>() };
    configured.set(name, { ...checkProvider(table, entry), ...lists });
  }
  if (configured.size === 0) throw wrong('providers', 'names nobody', example);
  for (const [option, lists] of Object.entries({ models, hostedTools })) {
    const stranger = [...lists.keys()].find((name) => !configured.has(name));
    if (stranger !== undefined)
      throw wrong(option, `names ${named(stranger)}, which is not in providers`, 'Write only providers that are.');
  }
  return configured;
}

/** An option that lists names for each provider. */
function checkLists(value: unknown, option: string, one: string): ReadonlyMap<string, ReadonlySet<string>> {
  if (value === undefined) return new Map();
  const lists = Object.entries(checkRecord(value, option, `Write ${option}: { kimi: ['${one}'] }.`));
  return new Map(
    lists.flatMap(([name, list]) => {
      if (list === undefined) return [];
      if (!Array.isArray(list) || list.length === 0 || list.some((word) => typeof word !== 'string' || word === '')) {
        throw wrong(
          `${option}.${named(name).replaceAll('"', '')}`,
          'is no list of names',
          `Write them as the provider spells them: ['${one}'], or leave it out.`,
        );
      }
      return [[name, new Set(list as readonly string[])] as const];
    }),
  );
}
