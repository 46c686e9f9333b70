/** Words in `type` or `code` that say nothing about the failure. */
const noCodes = new Set(['error', 'object', 'failed', 'string', 'error_type']);

/** Can this be a code or a type, as providers write them? */
export function isCode(text: string): boolean {
  return /^[\w.-]{3,64}$/.test(text) && !noCodes.has(text.toLowerCase());
}
