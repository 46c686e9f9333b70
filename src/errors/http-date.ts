const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const month = '([A-Z][a-z]{2})';
const time = '(\\d\\d):(\\d\\d):(\\d\\d)';
const weekday = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';

/** RFC 9110, 5.6.7: the form to send, and the two old ones every recipient has to accept. */
const imf = new RegExp(`^${weekday}, (\\d\\d) ${month} (\\d{4}) ${time} GMT$`);
const rfc850 = new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\\d\\d)-${month}-(\\d\\d) ${time} GMT$`);
const asctime = new RegExp(`^${weekday} ${month} ([ \\d]\\d) ${time} (\\d{4})$`);

/**
 * Epoch ms of an HTTP date, null for anything else. `Date.parse` will not do: it takes "5" for a year.
 *
 * @param now Decides the century of a two-digit year: one more than 50 years ahead is in the past.
 */
export function readHttpDate(text: string, now: number): number | null {
  const c = asctime.exec(text);
  const [, d, name = '', y = '', h, m, s] =
    imf.exec(text) ?? rfc850.exec(text) ?? (c ? [0, c[2], c[1], c[6], c[3], c[4], c[5]] : []).map(String);
  const index = months.indexOf(name) / 3;
  const [date, hour, minute, second] = [Number(d), Number(h), Number(m), Number(s)];
  if (!name || !Number.isInteger(index) || index < 0 || hour > 23 || minute > 59 || second > 60) return null;
  const thisYear = new Date(now).getUTCFullYear();
  const inCentury = thisYear - (thisYear % 100) + Number(y);
  const year = y.length > 2 ? Number(y) : inCentury > thisYear + 50 ? inCentury - 100 : inCentury;
  // The 31st of February is no date; a leap second may lead into the next day.
  return new Date(Date.UTC(year, index, date)).getUTCDate() === date ? Date.UTC(year, index, date, hour, minute, second) : null;
}
