/** The most of one text that is looked at, in characters; an error body is read to 64 KiB, a sentence to 2 KiB. */
export const bodyLimit = 65_536;
const sentenceLimit = 2_048;

/**
 * What a client says of itself: "Retrying in 29 seconds", "will retry in 5 s", "将在 30 秒后重试" is nobody's wait but its
 * own, and "Common causes: an invalid API key, …" its guess.
 */
const clientsOwn =
  /\b(?:retrying|(?:will|going to|about to) (?:re)?try(?: again)?) (?:in|after) [^.…)\]]{1,40}|将(?:在|于)?[^。，,将]{0,16}后(?:自动)?重试|\b(?:(?:common|possible|likely) causes|often caused by):.*/gi;

/**
 * One line of what a text says, fit for the patterns: escapes undone however often they were applied, a number that a
 * terminal broke in two joined again, white space folded, of a page of HTML only its title, and what a client says of
 * its own retries taken out.
 */
export function plainText(text: string): string {
  const head = text.slice(0, sentenceLimit * 2);
  // Most sentences are plain already.
  return (/\\|\s\s|[^\S ]|<[!bh]|\[\d{1,3}[;m]/i.test(head) ? folded(head) : head).replace(clientsOwn, '').trim().slice(0, sentenceLimit);
}

function folded(head: string): string {
  const page = head.search(/<(?:!doctype|html|head|body)/i);
  return (
    (page >= 0 ? `${head.slice(0, page)} ${/<title>([^<]{1,120})/i.exec(head)?.[1] ?? ''}` : head)
      .replace(/\\{1,16}(?:u([\da-fA-F]{4})|([nrt])|(?=["'\\/]))/g, (_, code?: string, blank?: string) =>
        code ? String.fromCharCode(Number.parseInt(code, 16)) : blank ? ' ' : '',
      )
      // Colours of a terminal, with the escape before them or without.
      .replace(/[^\n -\uffff]?\[\d{1,3}(?:;\d{1,3}){0,4}m(?!\])/g, '')
      .replace(/(\d)[ \t]{0,4}\r?\n[ \t]{0,4}(?=\d)/g, '$1')
      // Not each single space: that is most of the work.
      .replace(/\s{2,}|[^\S ]/g, ' ')
  );
}

/** Statuses that mean something: "500 characters" and "(501)" are sizes. */
const status = '(40[0-6]|40[89]|41[01356]|42[2569]|451|499|50[0-5]|52[0-6]|529|530)';
const measured =
  '(?! ?(?:[KMG]?B|bytes?|characters?|chars?|words?|tokens?|files?|items?|messages?|requests?|pages|times|results|rows|ms|s|seconds?|minutes?|of)\\b)';
const reasons =
  'Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Conflict|Too Many|Payload Too|Request Entity|Unprocessable|Internal|Bad Gateway|Service|Gateway Time';

const statuses: readonly RegExp[] = [
  new RegExp(`\\bhttp_?code\\b[^\\d\\n]{0,4}${status}\\b`, 'i'),
  new RegExp(
    `\\b(?:HTTP(?:\\/[\\d.]{1,3})?|status(?:[ _]code)?|error code|API error|upstream_status|rejected)\\b[^\\d\\n]{0,4}${status}\\b${measured}`,
    'i',
  ),
  // "Error: [provider.api_error] 400 …", "code: 400 - …", "request failed (400)", 'Post "https://…": 503 …', "returns a 529", "host | 524: A timeout …"
  new RegExp(
    `(?:(?:error|exception|code)["'\\]]?(?:[:=]| -)? ?\\(?["']?|message["']: ?["']|_limit\\] |failed (?:with |\\()|request failed: |:\\/\\/[^\\s"]{1,200}"?: |return(?:s|ed)(?: an?)? |\\| (?=\\d{3}:))${status}\\b${measured}`,
    'i',
  ),
  new RegExp(`^\\W{0,8}${status}\\b(?!\\.\\d)${measured}`),
  new RegExp(`\\b${status}(?:[\\])]? (?:${reasons})|, message=| status code )`),
];

/** An HTTP status a client wrote into its sentence: "Error code: 429 - …", "[403] Forbidden", "401, message=…". */
export function statusInText(text: string): number | null {
  for (const pattern of statuses) {
    const found = pattern.exec(text)?.[1];
    if (found) return Number(found);
  }
  return null;
}

/**
 * Codes and types in a text whose JSON is cut off, in Python's quotes, or inside other JSON: `'type': 'x'`,
 * `"code":"x"`, `(type: x)`, `[x_error]`, `x_error: …`. To be compared with rows, never to be passed on: they may be anybody's words.
 */
export function codesInText(text: string): string[] {
  // The list is dear, and most sentences have none.
  if (!/type|code|_error/.test(text)) return [];
  const codes =
    /\b(?:type|code|status_code|error_type)["']?\s?[:=]\s?["']?([A-Za-z][\w.-]{3,63}|\d{4,5})\b|(?<![.\w])([a-z]{3,20}(?:_[a-z]{2,20}){1,5})(?=[\]:])/g;
  return Array.from(text.matchAll(codes), ([, named, code = '']) => named ?? code);
}

/** The sentence inside such a text: `'message': '…'`. Null where there is none. */
export function messageInText(text: string): string | null {
  const match = /["'](?:message|status_msg|msg)["']\s?:\s?(?:"((?:[^"]|"(?! ?[,}]))*)"|'((?:[^']|'(?! ?[,}]))*)')/.exec(text);
  return match?.[1] ?? match?.[2] ?? null;
}

/** JSON found in a text, and whether the text is nothing else: `quoted` stands inside somebody's sentence. */
export interface FoundObjects {
  readonly values: readonly unknown[];
  readonly place: 'whole' | 'events' | 'quoted';
}

/** Objects in a text: the whole of it, its SSE `data:` lines, or JSON that stands inside a sentence. */
export function objectsInText(text: string): FoundObjects {
  const head = text.slice(0, bodyLimit).trim();
  const whole = parse(head);
  if (whole !== undefined) return { values: [whole], place: 'whole' };
  if (head.includes('data:') && /^(?:event|data|id|:)/m.test(head) && /^data:/m.test(head)) {
    const values = head
      .split(/\r\n|\r|\n/, 256)
      .filter((line) => line.startsWith('data:'))
      .map((line) => parse(line.slice(5).trim()))
      .filter((value) => value !== undefined);
    return { values, place: 'events' };
  }
  const values: unknown[] = [];
  for (let from = head.indexOf('{'), tries = 0; from >= 0 && tries < 4; from = head.indexOf('{', from + 1), tries += 1) {
    const end = closing(head, from);
    const value = end > 0 ? parse(head.slice(from, end + 1)) : undefined;
    if (value === undefined) continue;
    values.push(value);
    from = end;
  }
  return { values, place: 'quoted' };
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
