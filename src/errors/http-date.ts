const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const month = `(${months.join('|')})`;
const time = '(\\d\\d):(\\d\\d):(\\d\\d)';

/** RFC 9110, 5.6.7: the form to send, and the two old ones every recipient has to accept. */
const imf = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d\\d) ${month} (\\d{4}) ${time} GMT$`);
const rfc850 = new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (\\d\\d)-${month}-(\\d\\d) ${time} GMT$`);
const asctime = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} ([ \\d]\\d) ${time} (\\d{4})$`);

/**
 * Epoch ms of an HTTP date, null for anything else. `Date.parse` will not do: it takes "5" for a year.
 *
 * @param now Decides the century of a two-digit year: one more than 50 years ahead is in the past.
 */
export function readHttpDate(text: string, now: number): number | null {
  const a = imf.exec(text);
  if (a) return utc(Number(a[3]), a[2], a[1], a[4], a[5], a[6]);
  const b = rfc850.exec(text);
  if (b) {
    const thisYear = new Date(now).getUTCFullYear();
    const year = thisYear - (thisYear % 100) + Number(b[3]);
    return utc(year > thisYear + 50 ? year - 100 : year, b[2], b[1], b[4], b[5], b[6]);
  }
  const c = asctime.exec(text);
  return c ? utc(Number(c[6]), c[1], c[2], c[3], c[4], c[5]) : null;
}

function utc(year: number, name = '', day = '', hour = '', minute = '', second = ''): number | null {
  const [d, h, m, s] = [Number(day), Number(hour), Number(minute), Number(second)];
  if (d < 1 || d > 31 || h > 23 || m > 59 || s > 60) return null;
  const moment = Date.UTC(year, months.indexOf(name), d, h, m, s);
  // The 31st of February is no date; a leap second may lead into the next day.
  return s === 60 || new Date(moment).getUTCDate() === d ? moment : null;
}
