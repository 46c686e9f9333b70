import { matchesOf } from './matches-of.js';
import { again, comesBack, resetMoment } from './reset-moment.js';

/** Milliseconds of a unit, by how it begins; a millisecond begins as a minute does, and goes by 毫. */
const units: Readonly<Record<string, number>> = { 毫: 1, s: 1e3, 秒: 1e3, m: 6e4, 分: 6e4, h: 36e5, 小: 36e5, d: 864e5, 天: 864e5 };
const digits = '\\d.,';
const words = '一二两三四五六七八九十百个半';
/**
 * "20 seconds", "1.5h", "2,000ms", "两个小时", "30秒钟", and what may stand between two of them. Not from within a number: a long row of digits is read once and
 * not from each of its places.
 */
const counted = new RegExp(
  `(?<![${digits}${words}])(\\d[${digits}]*|[${words}]+) ?个?(m(?:illi)?s(?:ec\\w*)?|s(?:ec\\w*)?|m(?:in\\w*)?|h(?:ou)?r?s?|d(?:ays?)?|毫秒|秒|分|小时|天)(?![a-z])钟?[ ,-]*(?:and )?`,
  'gi',
);

/** Most sentences count nothing. */
const hasCount = /[\d一二两三四五六七八九十百半]/;

/** A text with each duration as its milliseconds, §7500000§ for "2h 5m": the phrases around them stay short and linear. */
function mark(text: string): string {
  const clean = text.replaceAll('§', '');
  let marked = '';
  let from = 0;
  let sum = 0;
  let token = '';
  for (const { 0: all, 1: count = '', 2: unit = '', index } of matchesOf(counted, clean)) {
    const word = unit.toLowerCase();
    const ms = Math.round(amount(count) * (units[/^m(?:illi)?s/.test(word) ? '毫' : word.charAt(0)] ?? Number.NaN));
    // As large a number is written with an exponent, and nobody's wait.
    if (!(ms < 1e21)) continue;
    if (index > from) {
      marked += token + clean.slice(from, index);
      sum = 0;
    }
    sum += ms;
    token = `§${sum}§ `;
    from = index + all.length;
  }
  return marked + token + clean.slice(from);
}

/** "2,000", "1.5", "两", "半"; NaN for a Chinese number of more than one character. */
function amount(text: string): number {
  const digits = Number(text.replaceAll(',', ''));
  if (!Number.isNaN(digits)) return digits;
  if (text === '半') return 0.5;
  if (text === '两') return 2;
  return text.length > 1 ? Number.NaN : '一二三四五六七八九十'.indexOf(text) + 1 || Number.NaN;
}

/** Of a range the later end counts: "in 5 to 10 minutes". */
const span = '(?:[a-z]{5,13} |at least |~ ?|大?约 ?|至少 ?)?(?:\\d{1,4}(?: ?[-–~至到] ?| to ))?§(\\d+)';

/**
 * Phrases a provider asks for time with. A noun before "wait" ("pool wait 30s") and "for" after "retry" are no request;
 * in Chinese the word behind 后 says whether it is about trying again or about a plan that ends.
 */
const phrases: readonly RegExp[] = [
  new RegExp(`${comesBack} (?:after|in):? ${span}`, 'i'),
  new RegExp(`(?:^|[.,;:!(] ?|\\b(?:please|must|should|and|to|then) )wait (?:for )?${span}`, 'i'),
  new RegExp(`§(\\d+)§ ?[之以]?后[,，]? ?(?:[将会再才请]|可以?|自动(?!重试)){0,3}${again}`),
  new RegExp(`(?:[请需]要?(?:耐心)?(?:稍候|稍等|等待?)|(?:冷却|等待|剩余)时间[：:为]?|${again}还[有需剩]) ?${span}`),
  // A header or a field that is quoted; without a unit it means seconds, where nothing else is counted.
  /\bretry[-_ ]?(?:after|delay(?=["']))["']?(?: ?[:=] ?| )["']?(?:§(\d+)|(\d{1,9})(?=["']?(?:[,;)\]}]|\.(?!\d)| ?$)))/i,
];

/** What a client says of its own retries, beyond what `plainText` takes out of every sentence. */
const ownRetries =
  /(?<!please |can )\btry again (?:in|after) [^.;]{1,12}\.{3}|\b(?:next|auto\w{0,9}|scheduled|going to|attempting)[ -](?:re)?(?:try|wait)\b[^.;]{0,40}/gi;

/** Milliseconds from `now` that a sentence asks to wait; null when it asks for none. */
export function waitInText(text: string, now: number): number | null {
  if (!hasCount.test(text)) return null;
  const moment = resetMoment(text, now, 'beside');
  if (moment !== null) return moment - now;
  // Claude Code writes the moment as seconds since 1970: "usage limit reached|1755806400".
  const [, since] = /\blimit reached\|(\d{10})\b/.exec(text) ?? [];
  if (since) return Number(since) * 1_000 - now;
  const said = mark(text.replace(ownRetries, ''));
  // Where nothing is counted in a unit, only a quoted field may do without one.
  for (const phrase of said.includes('§') ? phrases : phrases.slice(-1)) {
    const [found, ms, seconds] = phrase.exec(said) ?? [];
    if (found) return Number(ms ?? `${seconds ?? 0}000`);
  }
  return null;
}

/** Milliseconds of a text that is a duration and nothing else: "6m0s", "34.074s". */
export function wholeDuration(text: string): number | null {
  const ms = /^§(\d+)§ $/.exec(mark(text))?.[1];
  return ms === undefined ? null : Number(ms);
}
