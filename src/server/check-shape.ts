import { named, wrong } from './wrong-option.js';

/** @throws TypeError that names the option and says what to write `instead`. */
export function checkFunction<T>(value: T, option: string, instead: string): T {
  if (typeof value !== 'function') throw wrong(option, value === undefined ? 'is missing' : 'is no function', instead);
  return value;
}

/** @throws TypeError that names the option and says what to write `instead`. */
export function checkRecord(value: unknown, option: string, instead: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(option, value === undefined ? 'is missing' : 'is no object', instead);
  }
  return value as Record<string, unknown>;
}

/** @throws TypeError that names the first entry which is none of `names`, and those that are. */
export function checkNames(given: Record<string, unknown>, names: readonly string[], what: string): void {
  const stranger = Object.keys(given).find((name) => !names.includes(name));
  if (stranger !== undefined) throw wrong(`${what} ${named(stranger)}`, 'is unknown', `Write one of: ${names.join(', ')}.`);
}
