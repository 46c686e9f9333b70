const hour = 3_600_000;
const day = 24 * hour;

/** What has to be said for a time of day to be a moment: an offset, UTC, Beijing time, or a name such as "Asia/Tokyo". */
const zone =
  '[(（]?(Z\\b|(?:UTC|GMT)? ?[+-](?:0?\\d|1[0-4])(?::?[0-5]\\d)?(?![\\d:])|UTC\\b|GMT\\b|北京时间|[a-z]{3,9}/\\w{2,20}(?:/\\w{2,20})?)';
const stamp =
  `(tomorrow at |明[天日]|次日)? ?(北京时间)? ?(?:(\\d{4})[-/年](\\d\\d?)[-/月](\\d\\d?)日?,? ?(?:T|at )?)?` +
  `(\\d\\d?|midnight)(?::(\\d\\d))?(?::(\\d\\d)(?:\\.\\d{1,9})?)?(?: ?([ap])\\.?m\\b\\.?)?(?: ?${zone})?`;
const again = '(?:重置|恢复|重试|再试|解除|解封|刷新)';

/** A moment counts beside a word for coming back, before it or, in Chinese, behind it; "on Monday" behind it is more than we read. */
const contexts = [
  new RegExp(
    `(?:\\b(?:resets?|renews?|refresh(?:es)?|retry|again|access|back|restored|(?:limit(?:ed)?|wait|blocked|locked|paused|unavailable) until)|${again})` +
      `(?:[ _-]?(?:at|on|after|time)|时间)?(?:为|["']? ?[:：]|["'])? ?["']?${stamp}(?![)）]? on )`,
    'i',
  ),
  new RegExp(`(?:^|[于在至到：:，,。])${stamp}[)）]? ?(?:[之以]?后)?[,，]? ?(?:[将会再才]|自动|可以?){0,3}${again}`, 'i'),
];
const alone = new RegExp(`^${stamp}$`, 'i');

/** Epoch ms of the moment a sentence names for coming back; null without one, and where no zone is said. */
export function resetMoment(text: string, now: number): number | null {
  for (const context of contexts) {
    const moment = read(context.exec(text), now);
    if (moment !== null) return moment;
  }
  return null;
}

/** Epoch ms of a text that is a moment and nothing else: "2026-11-22T15:00:00+08:00". */
export function wholeMoment(text: string, now: number): number | null {
  return read(alone.exec(text), now);
}

function read(found: RegExpExecArray | null, now: number): number | null {
  if (!found) return null;
  const [, tomorrow, spoken, year, month, date, hours = '', minutes, seconds = 0, half, name = spoken] = found;
  const here = offset(name, now);
  if (here === null || !(minutes ?? half ?? Number.isNaN(Number(hours)))) return null;
  const h = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours) || 0;
  if (h > 24 || Number(minutes ?? 0) > 59) return null;
  const start = year ? Date.UTC(Number(year), Number(month) - 1, Number(date)) : now + here - ((now + here) % day) + (tomorrow ? day : 0);
  // The 31st of February is no date.
  if (year && (new Date(start).getUTCDate() !== Number(date) || Number(month) > 12)) return null;
  const wall = start + h * hour + Number(minutes ?? 0) * 60_000 + Number(seconds) * 1_000;
  // The offset of that day, not of this one; a time of day without a date is the next one.
  const moment = (at: number): number => at - (offset(name, at - here) ?? here);
  return year || moment(wall) > now ? moment(wall) : moment(wall + day);
}

/** Ms east of Greenwich: "Z", "+08:00", "UTC+8", "-0530", "Asia/Tokyo"; null for no zone. */
function offset(name: string | undefined, at: number): number | null {
  if (!name) return null;
  if (name === '北京时间') return 8 * hour;
  let text = name;
  if (name.includes('/')) {
    try {
      text = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' }).format(at);
    } catch {
      return null;
    }
  }
  const [, sign, hours, minutes] = /([+-])(\d\d?):?(\d\d)?/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * hour + Number(minutes ?? 0) * 60_000);
}
