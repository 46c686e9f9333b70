import { describe, expect, it } from 'vitest';
import { en, zh } from '../../src/messages.js';
import type { Wording } from '../../src/messages.js';
import { fill, slotsOf } from '../../src/messages/fill.js';

const choices = (wording: Wording): readonly string[] => (typeof wording === 'string' ? [wording] : wording);
const known = { provider: 'MiniMax', window: '5-hour', name: 'video', amount: '$0.37', percent: '8%', time: 'at 3:00 PM' };
const banned = /\b(?:error|fail|failed|please|sorry|invalid|oops)\b|错误|失败|抱歉|无效/i;

describe.each([en, zh])('A12 copy of banners, $locale', ({ balance, quota, toasts }) => {
  const wordings = [balance.empty, balance.low.title, balance.low.action, quota.low.title, quota.low.action];
  const sentences = [...wordings.flatMap(choices), balance.unchanged, balance.restored, quota.empty, quota.restored];

  it.each(sentences)('%s', (text) => {
    const full = fill(text, known);
    expect(full).toMatch(/[.。]$/u);
    expect(full.length).toBeLessThanOrEqual(100);
    expect(full).not.toMatch(/[{}!！]/);
    expect(full).not.toMatch(banned);
  });

  it('each list ends with a sentence that needs the provider at most', () => {
    const last = wordings.map((wording) => choices(wording).at(-1) ?? '');
    expect(last.flatMap(slotsOf).filter((slot) => slot !== 'provider')).toEqual([]);
  });

  it('names the key that leads to the corner', () => {
    expect(toasts.region).toContain('{hotkey}');
    expect(toasts.reach).toContain('{hotkey}');
  });
});
