import type { ProviderTable } from '../providers/define-provider.js';
import { checkNames, checkRecord } from './check-shape.js';
import { compileRoutes } from './find-route.js';
import type { ConfiguredProvider } from './settings.js';
import { wrong } from './wrong-option.js';

/** What a header can carry without a surprise. Node's own exception about anything else prints the whole key. */
const headerSafe = /^[\x21-\x7e]+$/;

/** Keys that say whose they are: at another's host they are refused, and read by a stranger. A table of an app's own knows its own. */
const owners: readonly (readonly [beginning: string, owner: string])[] = [
  ['sk-ant-', 'anthropic'],
  ['sk-or-', 'openrouter'],
  ['sk-proj-', 'openai'],
  ['sk-kimi-', 'kimi-code'],
  ['sk-api-', 'minimax'],
  ['sk-cp-', 'minimax'],
];
const known = new Set(['kimi', ...owners.map(([, owner]) => owner)]);

/** A provider without what other options say of it. */
type CheckedProvider = Omit<ConfiguredProvider, 'models' | 'hostedTools'>;

/** Where somebody wrote the two values of an entry, for the sentence that complains of one. */
export interface EntryNames {
  /** Whose sentence it is. */
  readonly speaker: string;
  readonly apiKey: string;
  readonly baseURL: string;
  /** What to do with a key of another provider's. */
  readonly move: (owner: string) => string;
}

/** Checks one entry of `providers` against its table. */
export function checkProvider(table: ProviderTable, entry: unknown, names = optionsOf(table)): CheckedProvider {
  const option = `providers.${table.name}`;
  const given = checkRecord(entry, option, `Write ${table.name}: { apiKey: process.env.… }.`);
  checkNames(given, ['apiKey', 'baseURL'], `${option}:`);
  const { apiKey, baseURL } = given;
  const base = checkBaseURL(table, baseURL, names);
  const key = checkKey(table, apiKey, base, names);
  const host = table.hosts.find((candidate) => candidate.baseURL === base);
  // A gateway may have keys of any form.
  if (host && known.has(table.name)) checkOwner(table, key, names);
  return {
    table,
    apiKey: key,
    baseURL: base,
    currency: host?.currency ?? null,
    routes: compileRoutes(table.routes),
  };
}

function optionsOf({ name }: ProviderTable): EntryNames {
  const option = `providers.${name}`;
  return {
    speaker: 'createHandler',
    apiKey: `${option}.apiKey`,
    baseURL: `${option}.baseURL`,
    move: () => 'Write it under that name',
  };
}

function checkKey(table: ProviderTable, value: unknown, base: string, { apiKey, speaker }: EntryNames): string {
  const refused = (problem: string, instead: string): TypeError => wrong(apiKey, problem, instead, speaker);
  const where = table.hosts[0].links.keys;
  const source = where === undefined ? 'Take one from your provider' : `Take one from ${where}`;
  if (value !== undefined && typeof value !== 'string') throw refused('is no string', `${source} and write it as a string.`);
  const key = value?.trim() ?? '';
  if (key === '') throw refused('is missing', `${source} and pass it from the environment: apiKey: process.env.…`);
  const form = table.key ? ` It looks like ${table.key.looksLike}` : '';
  if (!headerSafe.test(key)) {
    throw refused('holds characters that no key has (a space, a line break, full-width letters)', `Copy it again.${form}`);
  }
  // Who serves a model on this machine takes any word for a key: "ollama", "EMPTY".
  const least = base.startsWith('http:') ? 1 : 8;
  if (key.length < least || key.length > 4096)
    throw refused('is too short or too long for a key, which has 8 to 4096 characters', `${source}.${form}`);
  if (table.key && !table.key.pattern.test(key)) throw refused(`does not look like a key of ${table.label}`, `${source}.${form}`);
  return key;
}

function checkOwner({ name, hosts }: ProviderTable, key: string, { speaker, apiKey, move }: EntryNames): void {
  const owner = owners.find(([beginning]) => key.startsWith(beginning))?.[1] ?? name;
  if (owner === name) return;
  const source = hosts[0].links.keys;
  const instead = `${move(owner)}${source === undefined ? '' : `, or take one from ${source}`}.`;
  throw wrong(apiKey, `begins like a key of "${owner}"`, instead, speaker);
}

function checkBaseURL(table: ProviderTable, value: unknown, { baseURL, speaker }: EntryNames): string {
  if (value === undefined) return table.hosts[0].baseURL;
  const instead = `Write one of ${table.hosts.map((host) => host.baseURL).join(', ')}, or the address of your own gateway.`;
  const refused = (problem: string): TypeError => wrong(baseURL, problem, instead, speaker);
  if (typeof value !== 'string' || !URL.canParse(value.trim())) throw refused('is no address');
  const url = new URL(value.trim());
  if (url.username || url.password || url.search || url.hash) throw refused('carries more than a host and a path');
  // A host without a dot is this machine or one beside it; anywhere else the key would travel in clear text.
  const nearby = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|[^.:]+)$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && nearby)) throw refused('does not start with https:');
  const base = url.href.replace(/(?<!\/)\/+$/, '');
  const others = table.hosts.filter((host) => new URL(host.baseURL).host === url.host);
  // Without the version, or with an endpoint behind it, the provider would answer 404 to everything. What else an app's own
  // has on its host, such as a coding plan beside it, the app knows.
  if (known.has(table.name) && others.length > 0 && !others.some((host) => host.baseURL === base))
    throw refused('has the right host and another path');
  return base;
}
