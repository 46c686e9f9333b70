import { Refusal } from './refusal.js';

/** No form of ours has more than a handful; of millions a parser takes seconds, and nobody else is answered meanwhile. */
const mostParts = 20;
/** So much stands in front of a part: its name, the file's name, its type. As slow to read as many parts are many lines. */
const longestHead = 4096;

const carriageReturn = 13;

/** Refuses a form that would keep its parser busy, in one look at each byte. What else is wrong with it the parser says. */
export function checkParts(bytes: Uint8Array, boundary: string): void {
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  // The first one stands at the beginning, without its line break.
  let matched = 2;
  let parts = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === delimiter[matched]) matched += 1;
    else matched = byte === carriageReturn ? 1 : 0;
    if (matched < delimiter.length) continue;
    matched = 0;
    const head = new TextDecoder().decode(bytes.subarray(index + 1, index + 1 + longestHead));
    if (head.startsWith('--')) return;
    parts += 1;
    if (parts > mostParts) throw new Refusal('bad-request', `The form has more than ${mostParts} parts.`);
    if (!head.includes('\r\n\r\n'))
      throw new Refusal('bad-request', `The head of a part of the form does not end within ${longestHead} bytes.`);
  }
}
