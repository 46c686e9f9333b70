import { resetMoment } from './reset-moment.js';

const number = '(?:(?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9}(?:\\.\\d{1,9})?|[一二两三四五六七八九十百零]{1,5})(?:个半)?|半个?)';
const unit =
  '(?:milli(?:second)?s?|ms|s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|毫秒|秒钟?|分钟?|个?小时|天)(?![a-z])';
const one = `${number} ?${unit}`;
const span = `${one}(?:(?:,? and |, ?| )?${one}){0,3}`;
/** Of a range the later end counts: "in 5 to 10 minutes". */
const about = '(?:about |approximately |around |at least |another |~ ?|大?约 ?|至少 ?)?(?:\\d{1,4}(?: ?[-–~至到] ?| to ))?';
const duration = `${about}(${span})`;

/**
 * Phrases a provider asks for time with. A noun before "wait" ("pool wait 30s") and "for" after "retry" are no request;
 * in Chinese the word behind 后 says whether it is about trying again or about a plan that ends.
 */
const phrases: readonly RegExp[] = [
  new RegExp(
    `\\b(?:(?:re)?try(?: (?:your|the|this) request)?|again|resets?|renews?|refresh(?:es)?|available|unlocks?|restored|back) (?:after|in) ${duration}`,
    'i',
  ),
  new RegExp(`(?:^|[.,;:!(] ?|\\b(?:please|must|should|and|to|then) )wait (?:for )?${duration}`, 'i'),
  // As a header or a field is quoted. Without a unit it is seconds, where nothing is counted behind it.
  new RegExp(
    `\\bretry[-_ ]?(?:after(?:[-_]seconds)?|delay["'](?=:)|delay(?= ?\\{))["']?(?: ?[:=] ?| )?(?:\\{ ?seconds: )?["']?(${span}|\\d{1,9}(?=["']? ?(?:[,;)\\]}]|\\.? |\\.?$)(?! ?[a-z])))`,
    'i',
  ),
  new RegExp(`${duration} ?[之以]?后[,，]? ?(?:[将会再才请]|可以?|自动(?!重试)){0,3}(?:重试|试|重新|尝试|恢复|重置|解除|解封|刷新)`),
  new RegExp(`(?:(?:请|需要?)(?:耐心)?(?:稍候|稍等|等待?)|(?:冷却|等待|剩余)时间[：:为]?|(?:重置|恢复)还[有需剩]) ?${duration}`),
];

/** What a client says of itself. */
const clientsOwn = /\b(?:next|auto\w{0,9}|scheduled|going to|attempting)[ -](?:re)?(?:try|wait)\b[^.;]{0,40}/gi;

/** Milliseconds from `now` that a sentence asks to wait; null when it asks for none. */
export function waitInText(text: string, now: number): number | null {
  const moment = resetMoment(text, now);
  if (moment !== null) return moment - now;
  const said = text.replace(clientsOwn, '');
  for (const phrase of phrases) {
    const found = phrase.exec(said)?.[1];
    if (found) return milliseconds(found);
  }
  return null;
}

const whole = new RegExp(`^${span}$`, 'i');
/** Milliseconds of a text that is a duration and nothing else: "6m0s", "34.074s". */
export function wholeDuration(text: string): number | null {
  return whole.test(text) ? milliseconds(text) : null;
}

const parts = new RegExp(`(${number}) ?(${unit})`, 'gi');
const lengths: Readonly<Record<string, number>> = {
  毫: 1,
  s: 1e3,
  秒: 1e3,
  m: 6e4,
  分: 6e4,
  h: 36e5,
  个: 36e5,
  小: 36e5,
  d: 864e5,
  天: 864e5,
};

function milliseconds(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  let total = 0;
  for (const [, count = '', name = ''] of text.matchAll(parts)) {
    total += amount(count) * (/^m(?:s|illi)/i.test(name) ? 1 : (lengths[name.charAt(0).toLowerCase()] ?? 0));
  }
  return Number.isNaN(total) ? null : total;
}

/** "2,000", "1.5", "十五", "一个半", "半"; NaN for a Chinese number above 99. */
function amount(text: string): number {
  const bare = text.replace(/[个半,]/g, '');
  const half = text.includes('半') ? 0.5 : 0;
  if (!bare) return half;
  const [tens = '', ones] = bare.split('十');
  return (
    half + (/\d/.test(bare) ? Number(bare) : ones === undefined ? digit(bare) : (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0))
  );
}

function digit(character: string): number {
  return '一二三四五六七八九'.indexOf(character.replace('两', '二')) + 1 || Number.NaN;
}
