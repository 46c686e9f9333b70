import { describe, expect, it } from 'vitest';
import { ar, en, ja, zh } from '../../src/messages.js';
import { fill } from '../../src/messages/fill.js';
import { writeAbout, writeCounter, writeDuration, writeMoment } from '../../src/messages/write-time.js';
import { seen } from './languages.js';

describe('time in words', () => {
  it.each([
    [12_000, '0:12'],
    [11_001, '0:12'],
    [0, '0:00'],
    [-5, '0:00'],
    [65_000, '1:05'],
    [725_000, '12:05'],
    [3_600_000, '1:00:00'],
    [4_265_000, '1:11:05'],
  ])('%i ms left is the counter %s', (ms, text) => expect(writeCounter(ms, 'en')).toBe(text));

  it('writes a counter in the digits of the language', () => expect(writeCounter(12_000, 'ar-EG')).toBe('٠:١٢'));

  it.each([
    [1, '1 second'],
    [1000, '1 second'],
    [12_000, '12 seconds'],
    [60_000, '1 minute'],
    [150_000, '3 minutes'],
    [2 * 3_600_000, '2 hours'],
  ])('%i ms is %s', (ms, text) => expect(writeDuration(ms, 'en')).toBe(text));

  it.each([
    [1, '5 seconds'],
    [17_000, '20 seconds'],
    [20_000, '20 seconds'],
    [46_000, '1 minute'],
    [200_000, '5 minutes'],
  ])('an estimate of %i ms is %s', (ms, text) => expect(writeAbout(ms, 'en')).toBe(text));

  it.each([
    [zh, 20_000, '约 20 秒钟后'],
    [zh, 60_000, '约 1 分钟后'],
    [ja, 20_000, 'あと約20秒で'],
    [ja, 60_000, 'あと約1分で'],
    [ar, 5_000, 'بعد 5 ثوان تقريبًا'],
    [ar, 20_000, 'بعد 20 ثانية تقريبًا'],
    [ar, 60_000, 'بعد دقيقة تقريبًا'],
    [ar, 120_000, 'بعد دقيقتين تقريبًا'],
    [ar, 600_000, 'بعد 10 دقائق تقريبًا'],
  ])('$0.locale: $1 ms stand in a sentence as people write them: $2', ({ locale, times }, ms, text) =>
    expect(seen(fill(times.about, { duration: writeAbout(ms, locale) }))).toBe(text),
  );

  it('never names a minute before the moment itself', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    expect(writeMoment(Date.parse('2026-11-22T14:59:01Z'), now, en, 'UTC').replace('\u00a0', ' ')).toBe('at 3:00 PM');
  });

  it('counts days in the zone of the reader', () => {
    const now = Date.parse('2026-11-22T22:30:00Z');
    const at = Date.parse('2026-11-22T23:30:00Z');
    expect(writeMoment(at, now, en, 'UTC')).toMatch(/^at /);
    expect(writeMoment(at, now, en, 'Asia/Shanghai')).toMatch(/^at /);
    expect(writeMoment(at, now, en, 'Europe/Berlin')).toMatch(/^tomorrow at /);
  });
});
