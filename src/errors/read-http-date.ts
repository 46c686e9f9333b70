const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const weekday = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const time = '([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d|60)';

/** RFC 9110, 5.6.7: the form to send, and the two old ones every recipient has to accept. */
const dated = new RegExp(
  `^(?:${weekday}, (?=.. ... \\d{4} )|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?=..-...-.. ))(\\d\\d)[ -](${months})[ -](\\d{2,4}) ${time} GMT$`,
);
const asctime = new RegExp(`^${weekday} (${months}) ([ \\d]\\d) ${time} (\\d{4})$`);

/**
 * Epoch ms of an HTTP date, null for anything else. `Date.parse` will not do: it takes "5" for a year.
 *
 * @param now Decides the century of a two-digit year: one more than 50 years ahead is in the past.
 */
export function readHttpDate(text: string, now: number): number | null {
  if (!text) return null;
  const old = asctime.exec(text);
  const found = dated.exec(text) ?? (old && [0, old[2], old[1], old[6], old[3], old[4], old[5]]);
  if (!found) return null;
  const [, day, month, year, hour, minute, second] = found;
  const thisYear = new Date(now).getUTCFullYear();
  let full = Number(year);
  if (full < 100) {
    full += thisYear - (thisYear % 100);
    if (full > thisYear + 50) full -= 100;
  }
  const date = [full, months.indexOf(String(month)) / 4, Number(day)] as const;
  // The 31st of February is no date; a leap second may lead into the next day.
  return new Date(Date.UTC(...date)).getUTCDate() === date[2] ? Date.UTC(...date, Number(hour), Number(minute), Number(second)) : null;
}
