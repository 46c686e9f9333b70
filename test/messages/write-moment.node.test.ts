import { describe, expect, it } from 'vitest';
import { ar, en } from '../../src/messages.js';
import { writeCounter, writeDuration, writeMoment } from '../../src/messages/write-time.js';

const hour = 3_600_000;
const moment = (at: string, now: string, zone: string) => writeMoment(Date.parse(at), Date.parse(now), en, zone).replaceAll('\u00a0', ' ');

it('no line ends between a time and its half of the day', () => {
  const noon = Date.parse('2026-11-22T12:00:00Z');
  expect(writeMoment(noon + 3 * hour, noon, en, 'UTC')).toBe('at 3:00\u00a0PM');
  expect(writeMoment(noon + 3 * hour, noon, ar, 'UTC')).toMatch(/3:00\u00a0\S/u);
});

describe('W14 clocks that are put forward, back, or carried elsewhere', () => {
  it('W14 an hour left is an hour, also in the night that has 23 or 25 of them', () => {
    // A duration is of moments, and no zone is asked.
    for (const start of ['2026-03-08T06:30:00Z', '2026-11-01T05:30:00Z']) {
      const rest = Date.parse(start) + hour - Date.parse(start);
      expect([writeCounter(rest, 'en'), writeDuration(rest, 'en')]).toEqual(['1:00:00', '1 hour']);
    }
  });

  it.each([
    ['forward: an hour after 1:30 it is 3:30', '2026-03-08T07:30:00Z', '2026-03-08T06:30:00Z', 'America/New_York', 'at 3:30 AM'],
    ['back: an hour after 1:30 it is 1:30 again', '2026-11-01T06:30:00Z', '2026-11-01T05:30:00Z', 'America/New_York', 'at 1:30 AM'],
    [
      'the day of 25 hours ends after 24 of them still today',
      '2026-11-02T04:00:00Z',
      '2026-11-01T04:00:00Z',
      'America/New_York',
      'at 11:00 PM',
    ],
    ['the day of 23 hours is over after 23', '2026-03-09T04:00:00Z', '2026-03-08T05:00:00Z', 'America/New_York', 'tomorrow at 12:00 AM'],
    ['a minute before midnight is today', '2026-11-22T23:59:00Z', '2026-11-22T23:58:00Z', 'UTC', 'at 11:59 PM'],
    ['midnight is tomorrow', '2026-11-23T00:00:00Z', '2026-11-22T23:59:59Z', 'UTC', 'tomorrow at 12:00 AM'],
    ['a second before it is, too: never a minute too early', '2026-11-22T23:59:01Z', '2026-11-22T23:58:00Z', 'UTC', 'tomorrow at 12:00 AM'],
    ['New Year is tomorrow', '2027-01-01T00:30:00Z', '2026-12-31T23:00:00Z', 'UTC', 'tomorrow at 12:30 AM'],
    [
      'six days on it is a weekday, over the change of clocks',
      '2026-11-04T14:00:00Z',
      '2026-10-29T13:00:00Z',
      'America/New_York',
      'on Wednesday at 9:00 AM',
    ],
    [
      'a week on it is a date: a weekday would be today',
      '2026-11-29T09:00:00Z',
      '2026-11-22T12:00:00Z',
      'UTC',
      'on November 29 at 9:00 AM',
    ],
  ])('W14 %s', (_, at, now, zone, text) => expect(moment(at, now, zone)).toBe(text));

  it('W14 whoever travels reads the same moment in the new zone', () => {
    const [at, now] = ['2026-11-22T15:00:00Z', '2026-11-22T14:00:00Z'];
    expect(moment(at, now, 'Europe/Berlin')).toBe('at 4:00 PM');
    expect(moment(at, now, 'Asia/Shanghai')).toBe('at 11:00 PM');
    expect(moment(at, now, 'Asia/Tokyo')).toBe('tomorrow at 12:00 AM');
    expect(moment(at, now, 'Asia/Kathmandu')).toBe('at 8:45 PM');
  });
});
