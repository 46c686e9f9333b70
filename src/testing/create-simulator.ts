import { answerOnWire } from './answer-on-wire.js';
import { createAccount } from './account.js';
import type { Call } from './endpoint.js';
import { baseURLs, findPlace } from './endpoints.js';
import type { Place } from './endpoints.js';
import { checkOptions, checkTimes } from './options.js';
import type { SimulatorOptions } from './options.js';
import { createRandom } from './random.js';
import { readRequest } from './read-request.js';
import type { ReadRequest } from './read-request.js';
import { identify } from './response-headers.js';
import type { Strike } from './scenario.js';
import { defaultSeed, findScenario } from './scenarios.js';
import { filesOrigin } from './speech-files.js';
import { createState } from './state.js';
import { delay, toResponse } from './to-response.js';

/** A request as the simulator saw it. The Authorization header is never kept. */
export interface SimulatedRequest {
  readonly method: string;
  readonly url: string;
  /** The body as text; of a form, one line a field, with the name and size of a file instead of its content. */
  readonly body: string;
}

/** Kimi and MiniMax in memory. */
export interface Simulator {
  /** To be given wherever a `fetch` is taken. Hears an AbortSignal before and during an answer. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * From now on, fail like this; `none` works again. Answers under way go on as they began.
   *
   * @param options `times`: only the next so many requests that the scenario strikes; after them all is well again.
   * @throws TypeError for a name that is in no row of `scenarios`, with the nearest one.
   * @example
   * ```ts
   * simulator.use('kimi/rpm', { times: 1 });
   * simulator.use('minimax/1027@stream'); // after half of the answer
   * ```
   */
  readonly use: (scenario: string, options?: { readonly times?: number }) => void;
  /** The scenario in force, or `none`. */
  readonly scenario: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly SimulatedRequest[];
}

/**
 * Answers as Kimi (open platform and coding plan) and MiniMax do, on their real addresses, without a network: chat (for
 * OpenAI’s and Anthropic’s SDKs) and speech (JSON and event stream, with audio that plays, also by its address), files,
 * voices, balance and plan. Any key is good. Give it to the handler as its `fetch`, and pick what should go wrong by name.
 *
 * Ids, texts and pieces follow from `seed`: the same requests get the same bytes. Moments of resets count from now.
 *
 * @throws TypeError that names the option and what to write instead.
 * @example
 * ```ts
 * const simulator = createSimulator({ scenario: 'minimax/1008' });
 * const handler = createHandler({ providers, allowedOrigins, authorize, fetch: simulator.fetch });
 * simulator.use('none'); // topped up
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return simulate(checkOptions('createSimulator', options), () => filesOrigin);
}

/** @param filesAt Where the addresses of files lead that stand in an answer. */
export function simulate(options: SimulatorOptions, filesAt: Call['filesAt']): Simulator {
  const { seed = defaultSeed, latency = 0, chunkDelay = 5, scenario = 'none' } = options;
  const account = createAccount(seed);
  const state = createState();
  const requests: SimulatedRequest[] = [];
  let active = findScenario(scenario, 'createSimulator');
  let times = Infinity;

  const strikeAt = (place: Place, authorized: boolean): Strike | null => {
    const strike = active && strikes(active, place, authorized) ? active : null;
    if (strike) times -= 1;
    if (times <= 0) active = null;
    return strike;
  };

  const answer = async (request: ReadRequest, signal: AbortSignal | undefined): Promise<Response> => {
    const { method, url, body, key } = request;
    requests.push(Object.freeze({ method, url, body }));
    const random = createRandom(seed, `request ${requests.length}`);
    const place = findPlace(method, new URL(url));
    if (!place) throw new TypeError(`The simulator has nobody at ${new URL(url).origin}. It answers at ${addresses}.`);
    const authorized = key === 'bearer' || (key === 'x-api-key' && place.endpoint?.dialect.endsWith('-messages') === true);
    const { requestId, headers } = identify[place.provider](random, account);
    const balance = active?.scenario.balance ?? 'full';
    const strike = strikeAt(place, authorized);
    await delay(latency, signal);
    const call = { ...request, id: place.id, requestId, account, seed, random, state, now: Date.now(), balance, filesAt };
    const wire = await answerOnWire({ ...place, method, path: new URL(url).pathname, authorized, strike }, call);
    if (!wire) throw new TypeError('fetch failed');
    return toResponse(wire, headers, chunkDelay, signal);
  };

  return {
    fetch: async (input, init) => {
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      if (signal?.aborted) throw signal.reason;
      return answer(await readRequest(input, init), signal);
    },
    use: (name, { times: count } = {}) => {
      const next = findScenario(name, 'simulator.use');
      times = checkTimes(count);
      active = next;
    },
    get scenario() {
      return active ? `${active.scenario.name}${active.inStream ? '@stream' : ''}` : 'none';
    },
    requests,
  };
}

const addresses = Object.values(baseURLs).flat().join(', ');

function strikes({ scenario }: Strike, { provider, endpoint }: Place, authorized: boolean): boolean {
  if (scenario.fault) return true;
  return (
    authorized &&
    endpoint !== undefined &&
    scenario.provider === provider &&
    (scenario.at === 'everywhere' || scenario.at.includes(endpoint.route))
  );
}
