import { describe, expect, it } from 'vitest';
import type { Messages, Wording } from '../../src/messages.js';
import { fill } from '../../src/messages/fill.js';
import { writeDuration } from '../../src/messages/write-time.js';
import { languages, seen } from './languages.js';

const choices = (wording: Wording): readonly string[] => (typeof wording === 'string' ? [wording] : wording);
/** What stands in the slots, as the language writes it. */
const known = ({ locale, times, windows }: Messages) => ({
  provider: 'MiniMax',
  name: 'video',
  amount: '0.37',
  percent: '8%',
  window: windows['5h'],
  time: fill(times.today, { clock: '3:00' }),
  duration: writeDuration(20_000, locale),
});

describe.each(languages)('A12 copy of banners and of a voice, $messages.locale', ({ messages, banned, end, whole }) => {
  const { balance, quota, voice, toasts, announcements } = messages;
  const wordings = [balance.low.title, balance.low.action, quota.low.title, quota.low.action];
  const sentences = [
    ...wordings.flatMap(choices),
    balance.empty,
    balance.unchanged,
    balance.restored,
    quota.empty,
    quota.restored,
    voice.blocked,
    voice.failed,
  ];
  const spoken = Object.values(announcements);

  it.each([...sentences, ...spoken])('%s', (text) => {
    const full = seen(fill(text, known(messages)));
    expect(full.charAt(0).toUpperCase() + full.slice(1)).toMatch(whole);
    expect(full.split(end).length).toBeLessThanOrEqual(2);
    expect(full.length).toBeLessThanOrEqual(100);
    expect(full).not.toMatch(/[{}!！]/);
    expect(full).not.toMatch(banned);
  });

  it('names the key that leads to the corner', () => {
    expect(toasts.region).toContain('{hotkey}');
    expect(toasts.reach).toContain('{hotkey}');
  });
});
