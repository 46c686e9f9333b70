import { describe, expect, it } from 'vitest';
import type { limitMetrics } from '../../src/errors/kinds.js';
import { ar, en, ja, zh } from '../../src/messages.js';
import { fill } from '../../src/messages/fill.js';
import { writeLimit } from '../../src/messages/write-limit.js';
import { seen } from './languages.js';

const limit = (metric: (typeof limitMetrics)[number], max: number) => ({ metric, max, current: null, window: null, scope: null });
const latinDigits = (text: string) => text.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)).replaceAll(/[٬,]/g, ',');

describe('A12 plurals', () => {
  it.each([
    [0, '0 طلب في الدقيقة'],
    [1, 'طلب واحد في الدقيقة'],
    [2, 'طلبان في الدقيقة'],
    [3, '3 طلبات في الدقيقة'],
    [10, '10 طلبات في الدقيقة'],
    [11, '11 طلبًا في الدقيقة'],
    [99, '99 طلبًا في الدقيقة'],
    [100, '100 طلب في الدقيقة'],
    [103, '103 طلبات في الدقيقة'],
    [1000, '1,000 طلب في الدقيقة'],
  ])('Arabic: %i is %s', (max, text) => expect(latinDigits(seen(writeLimit(limit('rpm', max), ar) ?? ''))).toBe(text));

  it('Arabic: the digits are those of the country, where an app names one', () => {
    const written = (locale: string) => seen(writeLimit(limit('rpm', 3), { ...ar, locale }) ?? '');
    expect([written('ar-EG'), written('ar-AE')]).toEqual(['٣ طلبات في الدقيقة', '3 طلبات في الدقيقة']);
  });

  it.each([
    [en, ['1 request a minute', '2 requests a minute']],
    [zh, ['每分钟 1 个请求', '每分钟 2 个请求']],
    [ja, ['1分あたり1リクエスト', '1分あたり2リクエスト']],
  ] as const)('$locale', (messages, texts) => expect([1, 2].map((max) => writeLimit(limit('rpm', max), messages))).toEqual(texts));

  it.each([ar, en, ja, zh])('$locale has each form its numbers ask for', (messages) => {
    const forms = new Intl.PluralRules(messages.locale).resolvedOptions().pluralCategories.filter((form) => form !== 'zero');
    const plurals = [...Object.values(messages.limits), messages.toasts.repeated];
    expect(plurals.flatMap((plural) => forms.filter((form) => plural[form] === undefined))).toEqual([]);
    expect(plurals.filter(({ other }) => !other.includes('{count}'))).toEqual([]);
  });
});

describe('what stands in a sentence from right to left', () => {
  it('is isolated, so that its own order holds', () => {
    expect(fill('لدى {provider} الآن.', { provider: 'Kimi (beta)' })).toBe('لدى \u2068Kimi (beta)\u2069 الآن.');
    expect(fill('אצל {provider}.', { provider: '01.AI' })).toBe('אצל \u206801.AI\u2069.');
  });

  it('is left as it is in a sentence from left to right, and where there is nothing', () => {
    expect(fill('At {provider}.', { provider: 'Kimi' })).toBe('At Kimi.');
    expect(fill('{provider}の残高', { provider: 'Kimi' })).toBe('Kimiの残高');
    expect(fill('لدى {provider}', { provider: '' })).toBe('لدى');
  });
});
