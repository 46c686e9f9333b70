import { attempt } from './field.js';

const hour = 3_600_000;
const day = 24 * hour;

/** What has to be said for a time of day to be a moment: an offset, UTC, Beijing time, or a region in parentheses. */
const zone = '(Z\\b|(?:UTC|GMT)? ?[+-](?:0?\\d|1[0-4])(?::?[0-5]\\d)?(?![\\d:]| ?[ap]m)|(?:UTC|GMT)\\b(?! ?[+-]\\d)|北京时间)';
const stamp =
  '(北京时间)? ?(?:(\\d{4})[-/年](0?[1-9]|1[0-2])[-/月](\\d\\d?)日?,? ?(?:T|at )?)?' +
  '([01]?\\d|2[0-4])(?::([0-5]\\d)(?::(\\d\\d)(?:\\.\\d{1,9})?)?|(?= ?[ap]m\\b))(?: ?([ap])\\.?m\\b)?' +
  `(?: ?\\(([a-z]{3,10}/[\\w/+-]{2,40})\\)| ?[(（]?${zone})?`;

/** What comes back, and what may be done then: the words a time stands beside. */
export const again = '(?:重[置试新]|恢复|[再尝]试|解除|刷新)';
export const comesBack =
  '\\b(?:(?:re)?try(?: (?:your|the) request)?|again|resets?|renews?|refresh(?:es)?|available|access(?= on)|back|unlocks?)';

const contexts = [
  // "resets at 2026-11-22T15:00:00Z", "try again at 3:00 PM (UTC+8)", "重置时间：2026-11-22 15:00 (UTC+8)". "On Monday"
  // or "tomorrow" behind it is more than we read.
  new RegExp(
    `(?:${comesBack}|\\b(?:limit(?:ed)?|reached|locked|wait) until|${again})(?:[ _-]?(?:at|on|after|time)|时间)?["']?(?:为| ?[:：])? ?["']?${stamp}(?![)）]?,? (?:on |tomorrow|next (?:week|month|\\w{3,6}day)|(?:mon|tues|wednes|thurs|fri|satur|sun)day))`,
    'i',
  ),
  // "将在 2026-11-22 15:00 (UTC+8) 后自动恢复", "北京时间 15:00 重置"
  new RegExp(`(?:^|[于在至到：:，,。])${stamp}[)）]? ?[之以]?后?[,，]? ?(?:[将会再才]|自动|可以?){0,3}${again}`, 'i'),
];
const alone = [new RegExp(`^${stamp}$`, 'i')];

/**
 * Epoch ms of the moment a sentence names for coming back; null without one, and where no zone is said.
 *
 * @param place `alone`: the text is a moment and nothing else, "2026-11-22T15:00:00+08:00".
 */
export function resetMoment(text: string, now: number, place: 'beside' | 'alone'): number | null {
  if (!/\d(?::\d\d| ?[ap]m\b)/i.test(text)) return null;
  for (const pattern of place === 'alone' ? alone : contexts) {
    const [, spoken, year, month, date, hours, minutes = 0, seconds = 0, half, region, name = spoken] = pattern.exec(text) ?? [];
    const offset = region ? offsetOf(region, now) : name && offsetIn(name);
    if (typeof offset !== 'number') continue;
    const ofDay = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
    const here = now + offset;
    const start = year ? Date.UTC(Number(year), Number(month) - 1, Number(date)) : here - (here % day);
    // The 31st of February is no date.
    if (year && new Date(start).getUTCDate() !== Number(date)) return null;
    const then = start + ofDay * hour + Number(minutes) * 60_000 + Number(seconds) * 1_000 - offset;
    // A time of day without a date is the next one.
    const moment = year || then > now ? then : then + day;
    // Between now and then the clocks may change.
    return region ? moment + offset - (offsetOf(region, moment) ?? offset) : moment;
  }
  return null;
}

function offsetIn(name: string): number {
  const [, sign, east = name === '北京时间' ? 8 : 0, more = 0] = /([+-])(\d\d?):?(\d\d)?/.exec(name) ?? [];
  return (Number(east) * hour + Number(more) * 60_000) * (sign === '-' ? -1 : 1);
}

/** Of a region, "America/Bogota", as it is now; null for one nobody knows. Sweden writes its dates as ISO 8601 does. */
function offsetOf(timeZone: string, now: number): number | null {
  const there = attempt(() => Date.parse(`${new Date(now).toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`));
  return there ? Math.round((there - now) / 60_000) * 60_000 : null;
}
