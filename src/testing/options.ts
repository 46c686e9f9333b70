/** What `createSimulator` takes. */
export interface SimulatorOptions {
  /** What goes wrong from the start: a name of `scenarios`, such as `kimi/rpm`. Default: `none`. */
  readonly scenario?: string;
  /** A whole number. The same seed gives the same ids, texts and pieces. Default: 1. */
  readonly seed?: number;
  /** Milliseconds before an answer begins. Default: 0. */
  readonly latency?: number;
  /** Milliseconds between two pieces of a stream. Default: 5. */
  readonly chunkDelay?: number;
}

const longest = 600_000;
const own = ['scenario', 'seed', 'latency', 'chunkDelay'] as const;
/** What a server takes besides. */
export const serverOptions = [...own, 'port'] as const;

const checks: Readonly<Record<string, (value: unknown) => string | null>> = {
  scenario: () => null,
  seed: (value) => (Number.isSafeInteger(value) ? null : 'must be a whole number, such as 1'),
  latency: milliseconds,
  chunkDelay: milliseconds,
  port: (value) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535 ? null : 'must be a port from 0 (any free one) to 65535',
};

/** @throws TypeError that names the first option that is wrong. */
export function checkOptions<Options extends SimulatorOptions>(from: string, options: Options, known: readonly string[] = own): Options {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`${from}: options must be an object, such as { scenario: 'kimi/rpm' }.`);
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) {
      throw new TypeError(`${from}: there is no option "${name.slice(0, 40)}". There are ${known.join(', ')}.`);
    }
    const wrong = value === undefined ? null : checks[name]?.(value);
    if (wrong) throw new TypeError(`${from}: ${name} ${wrong}.`);
  }
  return options;
}

/** @throws TypeError when it is no count. */
export function checkTimes(times: unknown): number {
  if (times === undefined) return Infinity;
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1) {
    throw new TypeError(
      'simulator.use: times must be a whole number from 1 up: how many requests fail. Leave it out to fail until further notice.',
    );
  }
  return times;
}

function milliseconds(value: unknown): string | null {
  return typeof value === 'number' && value >= 0 && value <= longest ? null : `must be a number of milliseconds from 0 to ${longest}`;
}
