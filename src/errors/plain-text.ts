/** The most of one text that is looked at, in characters; an error body is read to 64 KiB, a sentence to 2 KiB. */
export const bodyLimit = 65_536;
export const sentenceLimit = 2_048;

const entities: Readonly<Record<string, string>> = { u003e: '>', u003c: '<', u0026: '&', u0027: "'", u0022: '"' };

/**
 * One line of what a text says, fit for the patterns: escapes undone however often they were applied, a number that a
 * terminal broke in two joined again, white space folded, a page of HTML cut off, and the *client's* own "Retrying in
 * 29 seconds" taken out, which is nobody's wait but its own.
 */
export function plainText(text: string): string {
  const head = text.slice(0, sentenceLimit * 2);
  const page = head.search(/<!doctype|<html|<head|<body/i);
  return (page >= 0 ? head.slice(0, page) : head)
    .replace(/\\{1,16}(u00[0-9a-f]{2})/gi, (all, code: string) => entities[code.toLowerCase()] ?? all)
    .replace(/\\{1,16}[nrt]/g, ' ')
    .replace(/\\{1,16}(?=["'\\/])/g, '')
    .replace(/(\d)[ \t]{0,4}\r?\n[ \t]{0,4}(?=\d)/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/retrying in [^.…)\]]{1,40}/gi, '')
    .trim()
    .slice(0, sentenceLimit);
}

const statuses: readonly RegExp[] = [
  /["']?http_?code["']?\s?[:=]\s?["']?([45]\d\d)\b/i,
  /\b(?:HTTP(?:\/[\d.]{1,3})?|status|status[ _]code|error code|API error|upstream_status|HTTP status|rejected)\b[^\d\n]{0,4}([45]\d\d)\b/i,
  /^\W{0,8}([45]\d\d)\b(?!\.\d)/,
  /[[(]([45]\d\d)[\])]/,
  /["']:? ([45]\d\d) [A-Z][a-z]/,
  /: ([45]\d\d)(?:,| [A-Z{])/,
];

/** An HTTP status a client wrote into its sentence: "Error code: 429 - …", "[403] Forbidden", "401, message=…". */
export function statusInText(text: string): number | null {
  for (const pattern of statuses) {
    const status = pattern.exec(text)?.[1];
    if (status) return Number(status);
  }
  return null;
}

/**
 * Codes and types in a text whose JSON is cut off, in Python's quotes, or inside other JSON: `'type': 'x'`,
 * `"code":"x"`, `(type: x)`.
 */
export function codesInText(text: string): string[] {
  return [...text.matchAll(/\b(?:type|code|status_code|error_type)["']?\s?[:=]\s?["']?([A-Za-z][\w.-]{3,63}|\d{4,5})\b/g)].flatMap(
    ([, code]) => (code ? [code] : []),
  );
}

/** The sentence inside such a text: `'message': '…'`. Null where there is none. */
export function messageInText(text: string): string | null {
  const match = /["'](?:message|status_msg|msg)["']\s?:\s?(?:"((?:[^"]|"(?! ?[,}]))*)"|'((?:[^']|'(?! ?[,}]))*)')/.exec(text);
  return match?.[1] ?? match?.[2] ?? null;
}

/** Objects in a text: the whole of it, its SSE `data:` lines, or JSON that stands inside a sentence. */
export function objectsInText(text: string): unknown[] {
  const head = text.slice(0, bodyLimit).trim();
  const whole = parse(head);
  if (whole !== undefined) return [whole];
  if (/^(?:event|data|id|:)/m.test(head) && /^data:/m.test(head)) {
    return head
      .split(/\r\n|\r|\n/, 256)
      .filter((line) => line.startsWith('data:'))
      .map((line) => parse(line.slice(5).trim()))
      .filter((value) => value !== undefined);
  }
  const found: unknown[] = [];
  for (let from = head.indexOf('{'), tries = 0; from >= 0 && tries < 4; from = head.indexOf('{', from + 1), tries += 1) {
    const end = closing(head, from);
    const value = end > 0 ? parse(head.slice(from, end + 1)) : undefined;
    if (value === undefined) continue;
    found.push(value);
    from = end;
  }
  return found;
}

function parse(text: string): unknown {
  const first = text[0];
  if (first !== '{' && first !== '[' && first !== '"') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The message of a SyntaxError quotes the text: it is never kept.
    return undefined;
  }
}

/** Index of the brace that closes the one at `from`; -1 when the text ends before. */
function closing(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let index = from; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth += 1;
    else if (!quoted && character === '}' && (depth -= 1) === 0) return index;
  }
  return -1;
}
