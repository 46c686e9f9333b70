import { safeCode } from '../errors/redact.js';

/** A sentence that names the option, what is wrong with it, and what to write instead; never the value, which may be a key. */
export function wrong(option: string, problem: string, instead: string, speaker = 'createHandler'): TypeError {
  return new TypeError(`${speaker}: ${option} ${problem}. ${instead}`);
}

/** A name somebody wrote, unless a key slipped into its place. */
export function named(name: string): string {
  return safeCode(name) === null ? '(not repeated here)' : `"${name}"`;
}
