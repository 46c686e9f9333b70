const quote = 0x22;
const backslash = 0x5c;

/**
 * How many values a JSON text holds, roughly, and never too few; without parsing it, which takes seconds for millions of
 * empty lists. Text is jumped over.
 */
export function countValues(bytes: Uint8Array): number {
  let count = 1;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === quote) index = endOfText(bytes, index + 1);
    // A comma, a bracket or a brace: each begins a value.
    else if (byte === 0x2c || byte === 0x5b || byte === 0x7b) count += 1;
  }
  return count;
}

/** Where the quote stands that closes it: one behind an even number of backslashes. */
function endOfText(bytes: Uint8Array, start: number): number {
  for (let end = bytes.indexOf(quote, start); end !== -1; end = bytes.indexOf(quote, end + 1)) {
    let first = end;
    while (first > start && bytes[first - 1] === backslash) first -= 1;
    if ((end - first) % 2 === 0) return end;
  }
  return bytes.length;
}
