import { createReader } from '../errors/create-reader.js';
import { createCooldowns } from '../recovery/cooldowns.js';
import type { WhileCooling } from '../recovery/cooldowns.js';
import { checkProviders, checkTables } from './check-providers.js';
import { checkFunction, checkNames, checkRecord } from './check-shape.js';
import type { HandlerOptions } from './handler-options.js';
import type { Settings } from './settings.js';
import { wrong } from './wrong-option.js';

const optionNames = [
  'providers',
  'tables',
  'allowedOrigins',
  'authorize',
  'admit',
  'basePath',
  'fetch',
  'limits',
  'models',
  'hostedTools',
  'cooldowns',
  'onFailure',
  'development',
] as const satisfies readonly (keyof HandlerOptions)[];

const limitDefaults = {
  headersMs: 30_000,
  idleMs: 20_000,
  totalMs: 600_000,
  requestBodyMs: 10_000,
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
  const given = checkRecord(options, 'options', 'Write createHandler({ providers, allowedOrigins, authorize }).');
  checkNames(given, optionNames, 'the option');

  const tables = checkTables(options.tables);
  return {
    providers: checkProviders(options, tables),
    knownProviders: new Set(tables.map((table) => table.name)),
    allowedOrigins: checkOrigins(options.allowedOrigins),
    authorize: checkFunction(
      options.authorize,
      'authorize',
      "Write a function that says who may ask: authorize: (request) => session(request) ?? false. There is no default: it is the owner's money.",
    ),
    admit: optionalFunction(options.admit, 'admit', 'Write admit: perVisitor({ perMinute: 20, concurrent: 3 }), or a function.') ?? null,
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

function checkOrigins(origins: unknown): ReadonlySet<string> {
  const example = "Write the origins of your pages: allowedOrigins: ['https://app.example'].";
  if (!Array.isArray(origins)) throw wrong('allowedOrigins', origins === undefined ? 'is missing' : 'is no list', example);
  for (const origin of origins) {
    if (typeof origin !== 'string' || !isOrigin(origin)) {
      throw wrong(
        'allowedOrigins',
        'holds something that is no origin',
        `${example} Scheme, host and port, without a path, a slash at the end or a star.`,
      );
    }
  }
  return new Set(origins as readonly string[]);
}

/**
 * As a browser writes it. That of an app in a shell (`capacitor://localhost`, `tauri://localhost`) `URL` calls "null"; digits
 * alone are a port that lost its host (`localhost://3000`).
 */
function isOrigin(text: string): boolean {
  if (!/^https?:/.test(text)) return /^(?!wss?:)[a-z][a-z\d+.-]*:\/\/(?!\d+$)[a-z\d.-]+$/.test(text);
  return URL.canParse(text) && new URL(text).origin === text;
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
  const given = checkRecord(limits, 'limits', 'Write limits: { totalMs: 120_000 }.');
  checkNames(given, [...Object.keys(limitDefaults), 'maxTokens', 'maxTextCharacters'], 'limits:');
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

function optionalFunction<T>(value: T, option: string, instead: string): T {
  return value === undefined ? value : checkFunction(value, option, instead);
}
