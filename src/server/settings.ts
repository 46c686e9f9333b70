import type { Reader } from '../errors/create-reader.js';
import type { ProviderTable, Route } from '../providers/define-provider.js';
import type { Cooldowns, WhileCooling } from '../recovery/cooldowns.js';
import type { Admit } from './admission.js';
import type { HandlerOptions, Limits } from './handler-options.js';

/** Those whose default depends on what is asked. */
type OpenLimit = 'maxTokens' | 'maxTextCharacters';

/** The handler's options after every one was looked at. */
export interface Settings {
  readonly providers: ReadonlyMap<string, ConfiguredProvider>;
  readonly knownProviders: ReadonlySet<string>;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly authorize: HandlerOptions['authorize'];
  readonly admit: Admit | null;
  readonly basePath: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly limits: Required<Omit<Limits, OpenLimit>> & Pick<Limits, OpenLimit>;
  readonly onFailure: HandlerOptions['onFailure'];
  readonly development: 'raw-text' | null;
  readonly reader: Reader;
  readonly cooldowns: Cooldowns;
  readonly whileCooling: WhileCooling;
}

export interface ConfiguredProvider {
  readonly table: ProviderTable;
  readonly apiKey: string;
  /** Without a slash at its end. */
  readonly baseURL: string;
  /** What its balance counts; null for a host that no table knows. */
  readonly currency: string | null;
  /** The models a browser may name; null: all. */
  readonly models: ReadonlySet<string> | null;
  /** The tools of its own that a browser may name. */
  readonly hostedTools: ReadonlySet<string>;
  readonly routes: readonly RoutePattern[];
}

export interface RoutePattern {
  readonly route: Route;
  readonly pattern: RegExp;
}
