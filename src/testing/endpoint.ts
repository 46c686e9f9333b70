import type { Account, BalanceLevel } from './account.js';
import type { Random } from './random.js';
import type { State } from './state.js';

/** Those the simulator plays. */
export type PlayedProvider = 'kimi' | 'kimi-code' | 'minimax';

/**
 * How an endpoint says that it failed: Kimi's `{ error }`, MiniMax's `{ type, error }`, MiniMax's `base_resp` in a 200,
 * and each provider's surface for Anthropic's SDK.
 */
export type Dialect = 'kimi' | 'openai' | 'native' | MessagesDialect;
export type MessagesDialect = 'minimax-messages' | 'kimi-messages' | 'kimi-code-messages';

/** `POST /chat/completions`: one thing a provider can be asked, by its path behind the base URL. */
export type RouteName = `${'GET' | 'POST' | 'DELETE'} /${string}`;

/** What went wrong, before it is dressed in the words of an endpoint. */
export interface Failure {
  readonly code: string;
  /** HTTP status where the endpoint uses one. */
  readonly status: number;
  readonly message: string;
}

/** One request, read. */
export interface Call {
  /** The `{id}` of the path, or `''`. */
  readonly id: string;
  /** The parsed JSON body; undefined when there is none or it does not parse. */
  readonly json: unknown;
  readonly form: FormData | null;
  readonly url: string;
  /** The header, where a part of a file is asked for. */
  readonly range: string | null;
  readonly requestId: string;
  readonly account: Account;
  readonly seed: number;
  readonly random: Random;
  readonly state: State;
  /** Epoch ms. */
  readonly now: number;
  readonly balance: BalanceLevel;
  /** Where addresses of files lead. */
  readonly filesAt: () => string;
}

/** What an endpoint answers, before it becomes bytes. */
export type Answer =
  | { readonly type: 'json'; readonly body: unknown }
  | { readonly type: 'text'; readonly body: string }
  | {
      readonly type: 'file';
      readonly status: number;
      readonly contentType: string;
      /** In place of the provider's own. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | Uint8Array;
    }
  | { readonly type: 'failure'; readonly failure: Failure }
  /** `whole` is the same answer for who asked for no stream. */
  | { readonly type: 'stream'; readonly frames: readonly string[]; readonly whole: unknown };

export interface Endpoint {
  readonly providers: readonly PlayedProvider[];
  readonly route: RouteName;
  readonly dialect: Dialect;
  /** Default: who has a key. */
  readonly access?: 'open';
  readonly answer: (call: Call) => Answer | Promise<Answer>;
}

/** One event of an event stream. */
export function frame(data: unknown): string {
  return `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}

/** One event of Anthropic's: its name stands outside and inside. */
export function eventFrame(type: string, data: object): string {
  return `event: ${type}\n${frame({ type, ...data })}`;
}

/** Kimi's answer to a request it cannot read. */
export function invalidRequest(details: string): Answer {
  return { type: 'failure', failure: { code: 'invalid_request_error', status: 400, message: `Invalid request: ${details}` } };
}

/** MiniMax's answer to a request it cannot read. */
export function invalidParams(details: string): Answer {
  return { type: 'failure', failure: { code: '2013', status: 400, message: `invalid params, ${details}` } };
}

/** `instanceof` would fail under jsdom, where the form is Node's and the class is jsdom's. */
export function isFile(entry: FormDataEntryValue | null | undefined): entry is File {
  return typeof entry === 'object' && entry !== null;
}
