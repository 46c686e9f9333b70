import type { ProviderError } from '../errors/provider-error.js';
import type { ProviderTable } from '../providers/define-provider.js';
import type { ProviderName } from '../errors/provider-name.js';
import type { Admit } from './admission.js';

/** Who asks, as the app's own `authorize` knows them. */
export interface Visitor {
  /** The app's own word for this person; it goes to `admit` and nowhere else. */
  readonly user: string;
  /** May read balance and plan, and sees the numbers of limits. Default: no. */
  readonly account?: boolean;
}

/** One provider that answers here. */
export interface ProviderOptions {
  /**
   * The provider's secret key, from the environment of the server. Space around it is cut off; a key that is missing
   * or does not look like one is refused when the handler is made.
   */
  readonly apiKey: string | undefined;
  /**
   * Where the provider's paths start, with the version: `https://api.moonshot.cn/v1` for the mainland. Default: the
   * first host of the provider's table.
   */
  readonly baseURL?: string | undefined;
}

/** All times in milliseconds, all counts whole numbers above zero. */
export interface Limits {
  /**
   * Longest silence before the first byte, and in a stream before its first frame. Default 30,000. An answer that is
   * written in one piece begins when it is finished: for a POST without `stream` only `totalMs` counts. So long `authorize`
   * and `admit` may take, too.
   */
  readonly headersMs?: number;
  /** Longest silence within a stream, where comments break it, and within any other answer but a POST's. Default 20,000. */
  readonly idleMs?: number;
  /** The whole exchange with the provider. Default 600,000. */
  readonly totalMs?: number;
  /** A JSON body has to be here by then; of an upload, the next piece. Default 10,000. */
  readonly requestBodyMs?: number;
  /**
   * Highest `max_tokens` and `max_completion_tokens` a browser may ask for, and what a request gets that names neither:
   * `max_completion_tokens` where its route's table allows that, or else `max_tokens`. A provider that reads only `max_tokens` needs a
   * route without the other.
   * Default: 1,048,576 for who asks, and the provider's own for who does not.
   */
  readonly maxTokens?: number;
  /** Most entries in the `messages` of one request. Default 1,000. */
  readonly maxMessages?: number;
  /** All text of one request. Default 10,000 for speech, 1,000,000 for chat. */
  readonly maxTextCharacters?: number;
}

/** What `createHandler` takes. Each option is checked when the handler is made. */
export interface HandlerOptions {
  /**
   * Only the providers named here answer: `kimi`, `kimi-code`, `minimax`, or the name of a table in `tables`:
   * `tables: [deepseek], providers: { deepseek: { apiKey } }` answers at `{basePath}/deepseek/chat/completions`.
   */
  readonly providers: Readonly<Partial<Record<ProviderName, ProviderOptions | undefined>>>;
  /** Further provider tables: `openai`, `anthropic`, `openrouter`, or yours, made with `defineProvider`. Each is checked. */
  readonly tables?: readonly ProviderTable[];
  /**
   * The origins pages may ask from, also on another site: `['https://app.example']`; of an app in a shell,
   * `capacitor://localhost`. A request with another `Origin` (`null` too), or from another site without one, is refused:
   * a 403. A request without `Origin` passes when its browser says `Sec-Fetch-Site: same-origin` or `none`, or when no
   * browser sent it (no metadata at all).
   */
  readonly allowedOrigins: readonly string[];
  /**
   * Who may ask. `false`, `undefined` and an exception all mean no: the answer is 401 with the code `not-signed-in`.
   * Routes that tell about money and plans answer 403 unless it says `account: true`. These two are the app's own
   * session speaking; a provider's 401 and 403 never get through. It must not read the body. Where it takes longer than
   * `limits.headersMs`, the answer is 504.
   */
  readonly authorize: (request: Request) => false | undefined | Visitor | Promise<false | undefined | Visitor>;
  /**
   * How much one visitor may ask: `perVisitor({ perMinute: 20, concurrent: 3 })`, or a function of yours. One who asked too
   * much is answered 429 with the time that is left, which the hooks and buttons wait for. Default: no limit.
   */
  readonly admit?: Admit;
  /** Where the handler is mounted. Default `/api/ai`. */
  readonly basePath?: string;
  /** What to call providers with. Default: the global `fetch`. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** How long and how much may be asked: `{ totalMs: 120_000 }`. Each has a default. */
  readonly limits?: Limits;
  /** The models a browser may name, for each provider. Default: all. */
  readonly models?: Readonly<Partial<Record<ProviderName, readonly string[]>>>;
  /**
   * The tools a provider runs and bills itself that a browser may name, for each provider: `{ kimi: ['$web_search'] }`, or
   * by their type: `{ anthropic: ['web_search_20250305'] }`. Default: none. The app's own functions always pass.
   */
  readonly hostedTools?: Readonly<Partial<Record<ProviderName, readonly string[]>>>;
  /**
   * `on`: while a provider has told one visitor to wait, the others are answered 429 at once, with the same wait, and
   * nothing is sent; after a minute at most one request finds out. Kept in this process. `off`: everything is sent, as a
   * simulator may want it. Default `on`.
   */
  readonly cooldowns?: 'on' | 'off';
  /**
   * Called with every failure that is answered, for the server's log. `original` is what was thrown or answered, and may
   * hold the provider's own text; where the handler itself refused, it is the sentence that says why.
   */
  readonly onFailure?: (error: ProviderError, original: unknown) => void;
  /** `raw-text` adds the provider's own text to problem documents, redacted. For development: never set it in production. */
  readonly development?: 'raw-text' | undefined;
}
