import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { ProviderErrorFacts } from '../../src/errors/provider-error-facts.js';
import { ar, describeFailure, en, ja, providerLabel, zh } from '../../src/messages.js';
import { fill } from '../../src/messages/fill.js';
import { checkFile } from '../../src/requests/files/check-file.js';
import { seen } from './languages.js';

const now = Date.parse('2026-11-22T12:00:00Z');
const read = (facts: ProviderErrorFacts, viewer: 'user' | 'owner' = 'user', messages = en) =>
  describeFailure(new ProviderError(facts), messages, viewer, { now, timeZone: 'UTC' });
const rpm = (max: number | null) => ({ metric: 'rpm', max, current: null, window: 'minute', scope: null }) as const;
const until = (ms: number) => ({ until: now + ms, source: 'header', exact: true }) as const;
const hour = 60 * 60 * 1000;

describe('describeFailure', () => {
  it('tells a visitor and the owner different things about the same failure', () => {
    expect(read({ kind: 'insufficient-balance', provider: 'minimax' })).toEqual({
      title: "This app can't answer right now.",
      action: "It's nothing you did: this works again once the app's owner adds credit. You can let them know.",
      advice: null,
    });
    expect(read({ kind: 'insufficient-balance', provider: 'minimax' }, 'owner')).toEqual({
      title: 'Your balance with MiniMax is used up.',
      action: 'It works again once you top up.',
      advice: null,
    });
  });

  it('takes the most special wording whose slots are known', () => {
    expect(read({ kind: 'rate-limited', provider: 'kimi', limit: rpm(3) }, 'owner').title).toBe(
      "Kimi's limit of 3 requests a minute is reached.",
    );
    expect(read({ kind: 'rate-limited', provider: 'kimi', limit: rpm(null) }, 'owner').title).toBe("Kimi's request limit is reached.");
  });

  it('sends an owner to the account for what the account may not, and not for what the code should not have asked', () => {
    const facts = { kind: 'permission', provider: 'kimi' } as const;
    const [account, code] = [read({ ...facts, fixableBy: 'owner' }, 'owner'), read({ ...facts, fixableBy: 'developer' }, 'owner')];
    expect(code.title).toBe(account.title);
    expect(code.action).not.toBe(account.action);
    expect(code.action).toBe(read({ kind: 'invalid-request', provider: 'kimi' }, 'owner').action);
    expect(read({ kind: 'overloaded', provider: 'kimi', fixableBy: 'developer' }).action).toBe(
      read({ kind: 'overloaded', provider: 'kimi' }).action,
    );
  });

  it('parts Chinese from a Latin name by a space, and from a Chinese one by none', () => {
    expect(fill('请联系 {provider} 客服。', { provider: 'Kimi' })).toBe('请联系 Kimi 客服。');
    expect(fill('请联系 {provider} 客服。', { provider: '月之暗面' })).toBe('请联系月之暗面客服。');
  });

  it('follows plural rules', () => {
    expect(read({ kind: 'rate-limited', provider: 'kimi', limit: rpm(1) }, 'owner').title).toContain('1 request a minute');
  });

  it.each([
    [-1, "It's nothing you did. Try again in a minute: that usually helps."],
    [20_000, "It's nothing you did. You can try again soon."],
    [3 * hour, "It's nothing you did. You can try again at 3:00 PM."],
    [20 * hour, "It's nothing you did. You can try again tomorrow at 8:00 AM."],
    [4 * 24 * hour, "It's nothing you did. You can try again on Thursday at 12:00 PM."],
    [20 * 24 * hour, "It's nothing you did. You can try again on December 12 at 12:00 PM."],
  ])('says when a wait of %i ms is over', (ms, action) => {
    expect(read({ kind: 'rate-limited', wait: until(ms) }).action.replaceAll('\u00a0', ' ')).toBe(action);
  });

  it('R16 says no moment where the reader has no time zone yet', () => {
    const error = new ProviderError({ kind: 'quota-exceeded', wait: until(3 * hour) });
    expect(describeFailure(error, en, 'user', { now: null }).action).toBe("It's nothing you did. It resets by itself, so try again later.");
  });

  it.each(['rate-limited', 'overloaded', 'server-error', 'timeout', 'network'] as const)(
    'R16 before the clock is known nobody is told to try again at once what has a time: %s',
    (kind) => {
      const error = new ProviderError({ kind, wait: until(20_000) });
      for (const viewer of ['user', 'owner'] as const) {
        const { action } = describeFailure(error, en, viewer, { now: null });
        expect(action).toContain('You can try again soon.');
        expect(action).not.toContain('now');
        expect(action).toBe(describeFailure(error, en, viewer, { now: Number(error.retryAt) - 20_000 }).action);
      }
    },
  );

  it('prefers the detail, then our own code, then the filtered side, then the kind', () => {
    expect(read({ kind: 'authentication', code: 'not-signed-in' }).title).toBe("You're not signed in.");
    expect(read({ kind: 'invalid-input', detail: 'file-empty' }).title).toBe('There is nothing in this file.');
    expect(read({ kind: 'content-filtered', filtered: 'output' }).title).toBe("The AI service's content rules held the answer back.");
    expect(read({ kind: 'content-filtered', filtered: 'input' }).title).toBe("The AI service's content rules stopped this text.");
  });

  it('a file or a text that is too large is told how much it may be', () => {
    const file = checkFile(new File(['x'.repeat(2049)], 'a.txt'), 2048);
    expect(file && describeFailure(file, en, 'user').title).toBe('This file is larger than 2 kB.');
    const few = checkFile(new File(['x'.repeat(600)], 'a.txt'), 512);
    expect(few && describeFailure(few, en, 'user').title).toBe('This file is larger than 512 bytes.');
    const big = { metric: 'bytes', max: 100 * 1024 ** 2, current: null, window: null, scope: null } as const;
    const facts = { kind: 'invalid-input', code: 'too-large', detail: 'file-too-large', limit: big } as const;
    expect(read(facts)).toMatchObject({ title: 'This file is larger than 100 MB.', action: 'Choose a smaller file.' });
    expect(read(facts, 'user', zh).title).toBe('这个文件超过了 100 MB。');
    expect(read(facts, 'user', ja).title).toBe('このファイルは100MBを超えています。');
    expect(seen(read(facts, 'user', ar).title)).toContain('وهو 100 ميغابايت.');
    const text = { kind: 'invalid-input', code: 'too-large', limit: { ...big, metric: 'characters', max: 1000 } } as const;
    expect(read(text).title).toBe('This is larger than 1,000 characters.');
    expect(read({ kind: 'server-error', code: 'too-large' }).title).toBe('This is too long to read in one go.');
  });

  it.each([
    ['en', en, /internet connection/i],
    ['zh', zh, /网络/],
    ['ja', ja, /接続を確認/],
    ['ar', ar, /الاتصال|اتصال/],
  ])('sends nobody to their own connection where the server’s broke: %s', (_, messages, connection) => {
    const broken = { kind: 'network', detail: 'from-server' } as const;
    expect(read({ kind: 'network' }, 'user', messages).action).toMatch(connection);
    expect(read(broken, 'user', messages).action).not.toMatch(connection);
    expect(read(broken, 'owner', messages).action).toMatch(/server|服务器|サーバー|الخادم/);
  });

  it('reads a code of ours only where no provider spoke', () => {
    expect(read({ kind: 'unknown', provider: 'kimi', code: 'offline' }).title).toBe('Something unexpected happened.');
    expect(read({ kind: 'unknown', code: 'toString' }).title).toBe('Something unexpected happened.');
  });

  it('sends the owner to the provider where the provider asks for it, and nobody else', () => {
    const facts = { kind: 'server-error', provider: 'kimi', advice: 'contact-provider', requestId: 'req-123456' } as const;
    expect(read(facts, 'owner').advice).toBe('If it keeps happening, contact Kimi with the request id.');
    expect(read({ ...facts, requestId: null }, 'owner').advice).toBe('If it keeps happening, contact Kimi.');
    expect(read(facts).advice).toBeNull();
  });

  it('S4 shows the general word for a provider nobody has named, never the name', () => {
    for (const provider of ['<img src=x onerror=alert(1)>', 'constructor', '__proto__', 'javascript:alert(1)']) {
      expect(read({ kind: 'overloaded', provider }, 'owner').title).toBe('The AI service is very busy right now.');
      expect(providerLabel(provider, en)).toBe('the AI service');
    }
  });
});
