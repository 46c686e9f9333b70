import type { Reader } from '../errors/create-reader.js';
import { createReader } from '../errors/create-reader.js';
import { defineProvider } from '../providers/define-provider.js';
import type { ProviderTable } from '../providers/define-provider.js';
import { kimiCode } from '../providers/kimi-code.js';
import { kimi } from '../providers/kimi.js';
import { minimax } from '../providers/minimax.js';
import { createCooldowns } from '../recovery/cooldowns.js';
import type { Cooldowns, WhileCooling } from '../recovery/cooldowns.js';
import { checkProvider } from './check-provider.js';
import type { RoutePattern } from './find-route.js';
import type { HandlerOptions, Limits } from './handler-options.js';
import { named, wrong } from './wrong-option.js';

export interface ConfiguredProvider {
  readonly table: ProviderTable;
  readonly apiKey: string;
  /** Without a slash at its end. */
  readonly baseURL: string;
  /** What its balance counts; null for a host that no table knows. */
  readonly currency: string | null;
  /** The models a browser may name; null: all. */
  readonly models: ReadonlySet<string> | null;
  readonly routes: readonly RoutePattern[];
}

/** Options after every one was looked at. */
export interface Settings {
  readonly providers: ReadonlyMap<string, ConfiguredProvider>;
  readonly knownProviders: ReadonlySet<string>;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly authorize: HandlerOptions['authorize'];
  readonly basePath: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly limits: Required<Omit<Limits, 'maxTextCharacters'>> & Pick<Limits, 'maxTextCharacters'>;
  readonly onFailure: HandlerOptions['onFailure'];
  readonly development: 'raw-text' | null;
  readonly reader: Reader;
  readonly cooldowns: Cooldowns;
  readonly whileCooling: WhileCooling;
}

const optionNames = [
  'providers',
  'tables',
  'allowedOrigins',
  'authorize',
  'basePath',
  'fetch',
  'limits',
  'models',
  'cooldowns',
  'onFailure',
  'development',
] as const satisfies readonly (keyof HandlerOptions)[];

const limitDefaults = {
  headersMs: 30_000,
  idleMs: 20_000,
  totalMs: 600_000,
  requestBodyMs: 10_000,
  maxTokens: 1_048_576,
  maxMessages: 1000,
} as const;

/** A plan may be upgraded within its five hours, and nobody would tell us: so often one request finds out, ms. */
const longestCooldown = 60_000;
/** Beyond this a timer fires at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * @throws TypeError that names the option and what to write instead. Never with a value: one of them is the key.
 */
export function checkOptions(options: HandlerOptions): Settings {
  const given = record(options, 'options', 'Write createHandler({ providers, allowedOrigins, authorize }).');
  onlyNames(given, optionNames, 'the option');

  const tables = checkTables(options.tables);
  return {
    providers: checkProviders(options, tables),
    knownProviders: new Set(tables.map((table) => table.name)),
    allowedOrigins: checkOrigins(options.allowedOrigins),
    authorize: required(
      options.authorize,
      'authorize',
      "Write a function that says who may ask: authorize: (request) => session(request) ?? false. There is no default: it is the owner's money.",
    ),
    basePath: checkBasePath(options.basePath),
    fetch: optionalFunction(options.fetch, 'fetch', 'Write a function like the global fetch.') ?? ((url, init) => fetch(url, init)),
    limits: checkLimits(options.limits),
    onFailure: optionalFunction(options.onFailure, 'onFailure', 'Write a function: (error, original) => log(error).'),
    development: checkDevelopment(options.development),
    reader: createReader(tables),
    cooldowns: createCooldowns({ longest: longestCooldown }),
    whileCooling: checkCooldowns(options.cooldowns),
  };
}

function checkCooldowns(given: HandlerOptions['cooldowns'] = 'on'): WhileCooling {
  if (given !== 'on' && given !== 'off')
    throw wrong('cooldowns', 'is neither of its two words', "Write cooldowns: 'off', or leave it out.");
  return given === 'on' ? 'fail' : 'ignore';
}

function checkTables(extra: HandlerOptions['tables']): readonly ProviderTable[] {
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

function checkProviders(options: HandlerOptions, tables: readonly ProviderTable[]): ReadonlyMap<string, ConfiguredProvider> {
  const example = 'Write providers: { kimi: { apiKey: process.env.KIMI_API_KEY } }.';
  const given = record(options.providers, 'providers', example);
  const models = options.models === undefined ? {} : record(options.models, 'models', "Write models: { kimi: ['kimi-k2.6'] }.");
  const configured = new Map<string, ConfiguredProvider>();
  for (const [name, entry] of Object.entries(given)) {
    const table = tables.find((candidate) => candidate.name === name);
    if (!table) {
      const known = tables.map((candidate) => candidate.name).join(', ');
      throw wrong(`providers: the name ${named(name)}`, 'is unknown', `Write one of: ${known}, or add its table to tables.`);
    }
    if (entry === undefined) continue;
    configured.set(name, checkProvider(table, entry, Object.hasOwn(models, name) ? models[name] : undefined));
  }
  if (configured.size === 0) throw wrong('providers', 'names nobody', example);
  for (const name of Object.keys(models)) {
    if (!configured.has(name)) throw wrong('models', `names ${named(name)}, which is not in providers`, 'Write only providers that are.');
  }
  return configured;
}

function checkOrigins(origins: unknown): ReadonlySet<string> {
  const example = "Write the origins of your pages: allowedOrigins: ['https://app.example'].";
  if (!Array.isArray(origins)) throw wrong('allowedOrigins', origins === undefined ? 'is missing' : 'is no list', example);
  for (const origin of origins) {
    if (typeof origin !== 'string' || !URL.canParse(origin) || !/^https?:/.test(origin) || new URL(origin).origin !== origin) {
      throw wrong(
        'allowedOrigins',
        'holds something that is no origin',
        `${example} Scheme, host and port, without a path, a slash at the end or a star.`,
      );
    }
  }
  return new Set(origins as readonly string[]);
}

function checkBasePath(path: unknown): string {
  if (path === undefined) return '/api/ai';
  if (path === '/' || path === '') return '';
  if (typeof path !== 'string' || !/^(?:\/[\w~.-]+)+$/.test(path) || /\/\.{1,2}(?:\/|$)/.test(path)) {
    throw wrong('basePath', 'is no path', "Write it like '/api/ai', without a slash at its end.");
  }
  return path;
}

function checkLimits(limits: unknown): Settings['limits'] {
  if (limits === undefined) return limitDefaults;
  const given = record(limits, 'limits', 'Write limits: { totalMs: 120_000 }.');
  onlyNames(given, [...Object.keys(limitDefaults), 'maxTextCharacters'], 'limits:');
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const [name, value] of set) {
    if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > longestTimer) {
      throw wrong(
        `limits.${name}`,
        'is no whole number above zero',
        `Write one up to ${longestTimer}${name.endsWith('Ms') ? ', in milliseconds' : ''}.`,
      );
    }
  }
  return { ...limitDefaults, ...Object.fromEntries(set) };
}

function checkDevelopment(value: unknown): 'raw-text' | null {
  if (value === undefined) return null;
  if (value !== 'raw-text') throw wrong('development', 'is unknown', "Write 'raw-text', and only in development, or leave it out.");
  return value;
}

function required<T>(value: T, name: string, instead: string): T {
  if (typeof value !== 'function') throw wrong(name, value === undefined ? 'is missing' : 'is no function', instead);
  return value;
}

function optionalFunction<T>(value: T, name: string, instead: string): T {
  return value === undefined ? value : required(value, name, instead);
}

function record(value: unknown, name: string, instead: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(name, value === undefined ? 'is missing' : 'is no object', instead);
  return value as Record<string, unknown>;
}

function onlyNames(given: Record<string, unknown>, names: readonly string[], what: string): void {
  const stranger = Object.keys(given).find((name) => !names.includes(name));
  if (stranger !== undefined) throw wrong(`${what} ${named(stranger)}`, 'is unknown', `Write one of: ${names.join(', ')}.`);
}
