import type { Kind } from '../errors/kinds.js';
import type { BalanceLevel } from './account.js';
import type { PlayedProvider, RouteName } from './endpoint.js';

/** A way to go wrong where no provider says so: of the network, of a server in between, or of a silent filter. */
export type Fault =
  | 'offline'
  | 'html-502'
  | 'html-200'
  | 'stall'
  | 'stall-later'
  | 'cut'
  | 'empty'
  | 'reset'
  | 'json-for-stream'
  | 'malformed-frame'
  | 'withheld';

/** One way for a provider to fail, by name. */
export interface Scenario {
  /** `kimi/rpm`, `minimax/1004:2` (a row's second message), `any/offline`. */
  readonly name: string;
  /** Whose hosts fail; null: all of them. */
  readonly provider: PlayedProvider | null;
  /** The id of the row that reads it. */
  readonly row: string;
  /** What it is read as; null of `any/…`, where that depends on what was asked. */
  readonly kind: Kind | null;
  /** Where to meet it: the endpoint's word in the provider's table (`chat`, `files`, `speech`, `clone`, …). */
  readonly endpoint: string;
  /** The routes that fail; others go on working. */
  readonly at: 'everywhere' | readonly RouteName[];
  /** The provider's code or type. */
  readonly code: string;
  /** The HTTP status, where the endpoint uses one: MiniMax's native endpoints say 200. */
  readonly status: number;
  /** The sentence with `{names}` where the provider fills something in. */
  readonly template: string;
  /** The sentence as a simulator with the default seed says it. Never to be shown to a person. */
  readonly message: string;
  /** What the provider's documentation advises, or what the row is about where it has none. */
  readonly advice: string;
  /** True for the rows of the providers' own error pages. */
  readonly documented: boolean;
  /** Says it as a `base_resp` in a 200 where the endpoint has HTTP statuses, as was seen now and then. */
  readonly native?: boolean;
  /** What the balance endpoint says meanwhile. */
  readonly balance?: BalanceLevel;
  /** Set where it is no provider that fails. */
  readonly fault?: Fault;
}

/** A scenario as its list writes it down: what follows from that is added to all of them. */
export type ScenarioRow = Omit<Scenario, 'kind' | 'message'>;

/** A scenario and where in a stream it strikes. */
export interface Strike {
  readonly scenario: Scenario;
  /** True for `…@stream`: after the first frames instead of before them. */
  readonly inStream: boolean;
}
