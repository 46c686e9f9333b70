const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const number = '(?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9}(?:\\.\\d{1,9})?)';
const latin = `${number} ?(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)(?![a-z])`;
const chinese = `${number} ?(?:毫秒|秒钟?|分钟?|个?小时|天|s(?![a-z]))`;
const durationText = `${latin}(?:(?:,? and |, ?| )?${latin}){0,3}`;
const about = '(?:about |approximately |around |at least |another |~ ?)?';

/**
 * Phrases a provider asks for time with. A noun before "wait" ("pool wait 30s") and "for" after "retry" are no request;
 * in Chinese the word behind 后 says whether it is about trying again or about a plan that ends.
 */
const durations: readonly RegExp[] = [
  new RegExp(`\\b(?:try|retry)(?: your request)?(?: again)? (?:after|in) ${about}(${durationText})`, 'i'),
  new RegExp(`\\b(?:resets?|renews?|refreshes|available(?: again)?) in ${about}(${durationText})`, 'i'),
  new RegExp(`(?:^|[.,;:!(] ?|\\b(?:please|must|should|and|to|then) )wait (?:for )?${about}(${durationText})`, 'i'),
  new RegExp(`\\bretry[-_ ]?after["']?(?: ?[:=] ?| )["']?(${durationText}|\\d{1,9}\\b(?![.:-]\\d))`, 'i'),
  new RegExp(`(${chinese}(?: ?${chinese}){0,3}) ?(?:后|以后|之后)[,，]? ?(?:再|可|可以|请)? ?(?:重试|再试|重新|尝试|恢复|重置|解除)`),
  new RegExp(`(?:请|需|需要)(?:稍候|稍等|等待) ?(${chinese}(?: ?${chinese}){0,3})`),
];

const zone = '(Z\\b|(?:UTC|GMT)? ?\\(?[+-]\\d{1,2}(?::?\\d\\d)?\\)?|(?:UTC|GMT)\\b)';
const moments = '\\b(?:resets?|renews?|refreshes|try again|available again|regain access)(?: at| on| after|:)?';
const isoMoment = new RegExp(`${moments} (\\d{4}-\\d\\d-\\d\\d)(?:[T ]| at )(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.\\d{1,9})?)? ?${zone}`, 'i');
const clockTime = new RegExp(`${moments} (\\d{1,2}):(\\d\\d) ?${zone}`, 'i');

/** Milliseconds from `now` that a sentence asks to wait; null when it asks for none. */
export function waitInText(text: string, now: number): number | null {
  const moment = resetMoment(text, now);
  if (moment !== null) return moment - now;
  for (const pattern of durations) {
    const found = pattern.exec(text)?.[1];
    if (found) return milliseconds(found);
  }
  return null;
}

function resetMoment(text: string, now: number): number | null {
  const iso = isoMoment.exec(text);
  if (iso?.[1]) {
    const time = Date.parse(`${iso[1]}T${iso[2]}:${iso[3]}:${iso[4] ?? '00'}Z`);
    return Number.isNaN(time) ? null : time - offset(iso[5]);
  }
  const clock = clockTime.exec(text);
  if (!clock) return null;
  const [hours, minutes] = [Number(clock[1]), Number(clock[2])];
  if (hours > 23 || minutes > 59) return null;
  // A time of day without a date is the next one.
  const first = now - (now % day) - day + hours * hour + minutes * minute - offset(clock[3]);
  return [first, first + day, first + 2 * day].find((time) => time > now) ?? null;
}

/** Ms east of Greenwich: "Z", "+08:00", "UTC+8", "(-0530)". */
function offset(text = ''): number {
  const [, sign, hours, minutes = '0'] = /([+-])(\d{1,2}):?(\d\d)?/.exec(text) ?? [];
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * minute);
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|milli|毫)/i, 1],
  [/^(?:s|秒)/i, second],
  [/^(?:m|分)/i, minute],
  [/^(?:h|个?小时)/i, hour],
  [/^(?:d|天)/i, day],
];

function milliseconds(text: string): number {
  const bare = /^\d+$/.exec(text);
  if (bare) return Number(text) * second;
  let total = 0;
  for (const [, digits, word = ''] of text.matchAll(/([\d.,]*\d) ?([a-z]+|[\u4e00-\u9fff]+)/gi)) {
    total += Number((digits ?? '').replaceAll(',', '')) * (units.find(([pattern]) => pattern.test(word))?.[1] ?? 0);
  }
  return total;
}
