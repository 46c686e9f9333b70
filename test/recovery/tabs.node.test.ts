import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { ProviderErrorFacts } from '../../src/errors/provider-error-facts.js';
import { createClock } from '../../src/recovery/clock.js';
import { createCooldowns } from '../../src/recovery/cooldowns.js';
import type { Cooldowns, Pass, WhileCooling } from '../../src/recovery/cooldowns.js';
import { readCooldownNews, readRecovered, writeCooldownNews } from '../../src/recovery/news.js';
import { keyOf, scope } from '../../src/recovery/scope.js';
import { shelfKey } from '../../src/recovery/shelf.js';
import { tabs } from '../../src/recovery/tabs.js';
import { createFakeBrowser } from './fake-browser.js';

const chat = scope({ provider: 'kimi', endpoint: 'chat', model: 'kimi-k2.6' });
const month = 32 * 86_400_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function limited(waitMs: number | null, facts: Partial<ProviderErrorFacts> = {}): ProviderError {
  const wait = waitMs === null ? null : { until: Date.now() + waitMs, source: 'header' as const, exact: true };
  return new ProviderError({ kind: 'rate-limited', provider: 'kimi', code: 'rate_limit_reached_error', wait, ...facts });
}

function fail(cooldowns: Cooldowns, error: ProviderError, about = chat): ProviderError {
  const given = cooldowns.enter(about, 'fail');
  if (given instanceof Promise) throw new Error('Something stands in the way already.');
  given.failed(error);
  return error;
}

interface Sent {
  readonly at: number;
  readonly pass: Pass;
}

/** Asks in each of these, and writes down when each was let, in that order. */
function ask(all: readonly Cooldowns[], how: WhileCooling): Sent[] {
  const sent: Sent[] = [];
  for (const cooldowns of all)
    void Promise.resolve(cooldowns.enter(chat, how)).then(
      (given) => sent.push({ at: Date.now(), pass: given }),
      () => undefined,
    );
  return sent;
}

describe('in several tabs', () => {
  test('what one is told all know, with the same error and the same millisecond, and it is said once', async () => {
    const browser = createFakeBrowser();
    const [first, second, third] = [browser.openTab(), browser.openTab(), browser.openTab()];
    const error = fail(first.cooldowns, limited(20_000));
    await pass(100);
    for (const { cooldowns } of [second, third]) {
      const heard = cooldowns.find(chat);
      expect(heard).toMatchObject({ until: error.retryAt, state: 'waiting' });
      expect(heard?.error).toEqual(error);
    }
    expect(browser.messages).toHaveLength(1);

    third.cooldowns.clear({ provider: 'kimi' });
    await pass(100);
    expect([first, second].map(({ cooldowns }) => cooldowns.list())).toEqual([[], []]);
    expect(first.cooldowns.retryAt(error)).toBeNull();
    expect(browser.messages).toHaveLength(2);
  });

  test('what recovered in one is told to the apps of the others and of its own page, and kept for nobody', async () => {
    const browser = createFakeBrowser();
    const [one, other] = [browser.openTab(), browser.openTab()];
    const heard: unknown[] = [];
    const follower = (name: string) => ({ hear: (told: { type: string }) => void (told.type === 'recovered' && heard.push([name, told])) });
    const followers = [follower('here'), follower('there')] as const;
    one.tabs.follow(followers[0]);
    other.tabs.follow(followers[1]);
    const news = { type: 'recovered', provider: 'kimi', kind: 'insufficient-balance', at: Date.now() } as const;
    one.tabs.tell(news);
    await pass(100);
    expect(heard).toEqual([
      ['here', news],
      ['there', news],
    ]);
    expect(browser.storage.size).toBe(0);
  });

  test('two apps on one page share as two tabs do', async () => {
    const page = createFakeBrowser().openTab();
    const other = page.openApp();
    const error = fail(page.cooldowns, limited(20_000));
    expect(other.find(chat)?.error).toBe(error);
    other.clear({ provider: 'kimi' });
    expect(page.cooldowns.list()).toEqual([]);
  });

  test('W16 of ten, one asks at zero; the others follow when it was answered, apart from each other', async () => {
    const browser = createFakeBrowser();
    const all = Array.from({ length: 10 }, () => browser.openTab().cooldowns);
    const [first] = all;
    const until = fail(first as Cooldowns, limited(3_000)).retryAt ?? Infinity;
    await pass(100);
    const sent = ask(all, 'hold');
    // Longer than the spread: all ten want to know by now.
    await pass(until - Date.now() + 8_000);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.at).toBeGreaterThanOrEqual(until);

    sent[0]?.pass.succeeded();
    await pass(10_000);
    expect(sent).toHaveLength(10);
    expect(new Set(sent.map(({ at }) => at)).size).toBeGreaterThan(5);
    expect(all.flatMap((cooldowns) => cooldowns.list())).toEqual([]);
  });

  test('W16 of ten buttons pressed in the same moment, one asks; when it fails, nobody asks before the new time', async () => {
    const browser = createFakeBrowser();
    const all = Array.from({ length: 10 }, () => browser.openTab().cooldowns);
    fail(all[0] as Cooldowns, limited(3_000));
    await pass(3_000);
    const pressed = ask(all, 'fail');
    const held = ask(all, 'hold');
    await pass(5_000);
    expect([...pressed, ...held]).toHaveLength(1);
    const again = limited(7_000);
    [...pressed, ...held][0]?.pass.failed(again);
    await pass(6_999);
    expect([...pressed, ...held]).toHaveLength(1);
    expect(all.map((cooldowns) => cooldowns.find(chat)?.until)).toEqual(all.map(() => again.retryAt));
    await pass(5_000);
    expect([...pressed, ...held]).toHaveLength(2);
  });

  test('W16 who asks before the news of a failure has arrived is not let', async () => {
    const browser = createFakeBrowser();
    const [asking, other] = [browser.openTab().cooldowns, browser.openTab().cooldowns];
    fail(asking, limited(3_000));
    await pass(3_000);
    const probe = ask([asking], 'fail');
    await pass(100);
    probe[0]?.pass.failed(limited(7_000));
    await pass(1);
    const pressed = ask([other], 'fail');
    await pass(6_000);
    expect(pressed).toEqual([]);
  });

  test('W16 a tab that is closed while it asks hands over to one other', async () => {
    const browser = createFakeBrowser();
    const leaving = browser.openTab();
    const staying = [browser.openTab().cooldowns, browser.openTab().cooldowns];
    fail(leaving.cooldowns, limited(3_000));
    await pass(3_000);
    const probe = ask([leaving.cooldowns], 'fail');
    await pass(0);
    const others = ask(staying, 'hold');
    await pass(9_000);
    expect([probe.length, others.length]).toEqual([1, 0]);
    leaving.close();
    await pass(1_000);
    expect(others).toHaveLength(1);
  });

  test('W16 a tab that never gives its turn back keeps the others for half a minute', async () => {
    const browser = createFakeBrowser();
    const stopped = browser.openTab();
    const others = [browser.openTab().cooldowns, browser.openTab().cooldowns];
    fail(stopped.cooldowns, limited(3_000));
    await pass(3_000);
    void stopped.tabs.claim(keyOf(scope({ provider: 'kimi', endpoint: 'chat' })));
    const sent = ask(others, 'hold');
    await pass(29_000);
    expect(sent).toEqual([]);
    await pass(2_000);
    expect(sent).toHaveLength(1);
  });

  test('W16 a tab that gave its turn back in time is asked no more, and the next one keeps its own', async () => {
    const browser = createFakeBrowser();
    const [first, second, third] = [browser.openTab().tabs, browser.openTab().tabs, browser.openTab().tabs];
    const mine = await first.claim('a');
    const theirs = await second.claim('a');
    if (mine.holder === 'ours') mine.release();
    await pass(200);
    const next = await third.claim('a');
    await pass(60_000);
    const last = await second.claim('a');
    expect([mine, theirs, next, last].map(({ holder }) => holder)).toEqual(['ours', 'theirs', 'ours', 'theirs']);
  });

  test('W15 50 tabs and 1 000 other clients share a moment: none is early, and the fullest 100 ms holds 5 % at most', async () => {
    const browser = createFakeBrowser();
    const tab = Array.from({ length: 50 }, () => browser.openTab().cooldowns);
    const clients = Array.from({ length: 1_000 }, () => createCooldowns({ clock: createClock() }));
    const error = fail(tab[0] as Cooldowns, limited(60_000));
    for (const cooldowns of clients) fail(cooldowns, error);
    await pass(1_000);
    const times: number[] = [];
    for (const cooldowns of [...tab, ...clients])
      void Promise.resolve(cooldowns.enter(chat, 'hold')).then((given) => {
        times.push(Date.now());
        setTimeout(given.succeeded, 50);
      });
    await pass(80_000);
    expect(times).toHaveLength(1_050);
    const until = error.retryAt ?? Infinity;
    const slots = new Map<number, number>();
    for (const at of times) slots.set(Math.floor(at / 100), (slots.get(Math.floor(at / 100)) ?? 0) + 1);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(until);
    // A tenth of the wait, but for the last of a thousand dice.
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(0.98 * 6_000);
    expect(Math.max(...slots.values())).toBeLessThanOrEqual(1_050 / 20);
  }, 30_000);

  test('a page that was put aside hears on its way back what it has missed', async () => {
    const browser = createFakeBrowser();
    const [aside, other] = [browser.openTab(), browser.openTab()];
    aside.page.dispatchEvent(new Event('pagehide'));
    const error = fail(other.cooldowns, limited(20_000));
    await pass(100);
    expect(aside.cooldowns.list()).toEqual([]);
    aside.page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(aside.cooldowns.find(chat)?.until).toBe(error.retryAt);
    other.cooldowns.clear({ provider: 'kimi' });
    await pass(100);
    expect(aside.cooldowns.list()).toEqual([]);
  });

  test('a page that was put aside waits for nothing that ended meanwhile, and still for the rest', async () => {
    const browser = createFakeBrowser();
    const [aside, other] = [browser.openTab(), browser.openTab()];
    fail(aside.cooldowns, limited(3_600_000));
    const speech = scope({ provider: 'minimax', endpoint: 'speech' });
    fail(aside.cooldowns, limited(3_600_000), speech);
    fail(aside.cooldowns, limited(5_000), scope({ provider: 'kimi', endpoint: 'files' }));
    await pass(100);
    aside.page.dispatchEvent(new Event('pagehide'));
    other.cooldowns.clear({ provider: 'kimi', endpoint: 'chat' });
    await pass(10_000);
    aside.page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(aside.cooldowns.find(chat)).toBeNull();
    expect(aside.cooldowns.find(speech)?.state).toBe('waiting');
    // Its time has come, which is no word of the provider: one request finds out.
    expect(aside.cooldowns.list().map(({ state }) => state)).toContain('due');
  });

  test('a page that is shown for the first time opens no second channel', () => {
    const openChannel = vi.fn(() => ({ onmessage: null, postMessage: () => undefined, close: () => undefined }));
    const { page } = createFakeBrowser().openTab({ openChannel });
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(openChannel).toHaveBeenCalledOnce();
  });
});

describe('after a reload', () => {
  test('the wait goes on to the same millisecond, and what is over is gone', async () => {
    const browser = createFakeBrowser();
    const before = browser.openTab();
    const error = fail(before.cooldowns, limited(20_000));
    before.close();
    await pass(7_000);
    const after = browser.openTab();
    expect(after.cooldowns.find(chat)).toMatchObject({ until: error.retryAt, error: { kind: 'rate-limited', retryAt: error.retryAt } });
    after.cooldowns.clear({ provider: 'kimi' });
    expect(browser.storage.size).toBe(0);
    expect(browser.openTab().cooldowns.list()).toEqual([]);
  });

  test('what passed meanwhile is dropped', async () => {
    const browser = createFakeBrowser();
    fail(browser.openTab().cooldowns, limited(20_000));
    await pass(20_000);
    const { cooldowns } = browser.openTab();
    expect(cooldowns.list()).toEqual([]);
    fail(cooldowns, limited(5_000, { provider: 'minimax' }), scope({ provider: 'minimax', endpoint: 'speech' }));
    expect(JSON.parse(browser.storage.get(shelfKey) ?? '')).toHaveLength(1);
  });

  test('a longer wait of the same scope takes the place of the shorter one', async () => {
    const browser = createFakeBrowser();
    const { cooldowns } = browser.openTab();
    const early = [cooldowns.enter(chat, 'ignore'), cooldowns.enter(chat, 'ignore')] as [Pass, Pass];
    early[0].failed(limited(20_000));
    early[1].failed(limited(30_000));
    expect(JSON.parse(browser.storage.get(shelfKey) ?? '')).toMatchObject([{ restMs: 30_000 }]);
  });

  test('who has not heard of a longer wait does not shorten what is kept', () => {
    const browser = createFakeBrowser();
    const [one, other] = [browser.openTab().cooldowns, browser.openTab().cooldowns];
    fail(one, limited(20_000));
    fail(other, limited(10_000));
    expect(JSON.parse(browser.storage.get(shelfKey) ?? '')).toMatchObject([{ restMs: 20_000 }]);
    other.clear({ provider: 'kimi' });
    expect(JSON.parse(browser.storage.get(shelfKey) ?? '')).toMatchObject([{ restMs: 20_000 }]);
  });

  test('a clock that was set back makes no wait longer than it was', async () => {
    const browser = createFakeBrowser();
    fail(browser.openTab().cooldowns, limited(20_000));
    vi.setSystemTime(Date.now() - 3_600_000);
    expect((browser.openTab().cooldowns.find(chat)?.until ?? 0) - Date.now()).toBe(20_000);
  });

  test('32 cooldowns are kept, the latest', () => {
    const browser = createFakeBrowser();
    const { cooldowns } = browser.openTab();
    for (let index = 0; index < 50; index += 1) fail(cooldowns, limited(20_000), scope({ provider: `p${index}`, endpoint: 'chat' }));
    const kept = browser.openTab().cooldowns.list();
    expect(kept.map((cooldown) => cooldown.scope.provider)).toEqual(Array.from({ length: 32 }, (_, index) => `p${index + 18}`));
  });

  test('the storage and the wire hold words and numbers of ours: no key, no organization', async () => {
    const browser = createFakeBrowser();
    const { cooldowns } = browser.openTab();
    const secrets = ['sk-canary0123456789abcdef', 'org-canary0123456789abcdef', 'proj-canary0123456789'];
    for (const secret of secrets) {
      const overloaded = { kind: 'overloaded', code: secret, provider: secret, requestId: secret } as const;
      // As a reader of strangers' words makes it, and as nobody should.
      fail(
        cooldowns,
        ProviderError.fromJSON(limited(20_000, overloaded).toJSON()),
        scope({ provider: 'kimi', endpoint: 'chat', model: 'kimi-k3' }),
      );
      cooldowns.clear({ provider: 'kimi' });
      fail(cooldowns, limited(20_000, { kind: 'overloaded' }), scope({ provider: 'kimi', endpoint: 'chat', model: `ft:${secret}` }));
      fail(cooldowns, limited(20_000), scope({ provider: secret, endpoint: 'chat' }));
    }
    fail(cooldowns, limited(20_000), scope({ provider: 'minimax', endpoint: 'chat' }));
    await pass(100);
    const said = JSON.stringify([[...browser.storage], browser.messages]);
    expect(said).toContain('minimax');
    expect(said).not.toContain('canary');
  });
});

describe('alone', () => {
  test('outside a browser there are no tabs', () => {
    expect(tabs()).toBeNull();
  });

  const refusal = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };

  test('where locks are refused a page asks by itself', async () => {
    for (const request of [refusal, () => Promise.reject(new DOMException('The document is not active.', 'InvalidStateError'))]) {
      const { cooldowns } = createFakeBrowser().openTab({ locks: { request } as never });
      fail(cooldowns, limited(1_000));
      await pass(1_000);
      const sent = ask([cooldowns], 'fail');
      await pass(0);
      expect(sent).toHaveLength(1);
    }
  });

  test('a storage that refuses everything, or a channel that is closed, hurts nobody', async () => {
    const storage = { getItem: refusal, setItem: refusal, removeItem: refusal };
    const { cooldowns } = createFakeBrowser().openTab({ storage });
    const closed = createFakeBrowser().openTab({ openChannel: () => ({ onmessage: null, postMessage: refusal, close: () => undefined }) });
    for (const alone of [cooldowns, closed.cooldowns]) {
      const error = fail(alone, limited(1_000));
      expect(alone.find(chat)?.error).toBe(error);
      alone.clear({ provider: 'kimi' });
      expect(alone.list()).toEqual([]);
    }
  });
});

describe('S23 what others say is checked, field by field', () => {
  const written = () =>
    writeCooldownNews({ type: 'cooling', scope: chat, error: limited(20_000), until: Date.now() + 20_000, misses: 1 }) as object;
  const strange = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true, withTypedArray: true }),
    fc.constantFrom<unknown>('__proto__', 'constructor', 'toString', [], {}, -1, 0, NaN, Infinity, 1e300, Number.MAX_SAFE_INTEGER),
    fc.constant('x'.repeat(100_000)),
    fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'kind', 'type', 'provider', 'endpoint', 'model'), fc.anything()),
  );
  const word = /^[A-Za-z0-9][\w.-]{0,63}$/;

  /** What is listened to is right in each field, whatever was sent. */
  function check(cooldowns: Cooldowns): void {
    for (const { scope: heard, error, until } of cooldowns.list()) {
      expect(heard.provider).toMatch(word);
      for (const part of [heard.endpoint, heard.model]) if (part !== null) expect(part).toMatch(word);
      expect(error).toBeInstanceOf(ProviderError);
      expect(error.retry).not.toBe('never');
      expect(until).toBeGreaterThan(Date.now());
      expect(until).toBeLessThanOrEqual(Date.now() + month);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  }

  test('whatever is posted or stored that is no news is ignored', () => {
    fc.assert(
      fc.property(strange, (value) => {
        const browser = createFakeBrowser();
        const { cooldowns } = browser.openTab();
        browser.post(value);
        expect(cooldowns.list()).toEqual([]);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.array(fc.jsonValue()).map((value) => JSON.stringify(value)),
        ),
        (text) => {
          const browser = createFakeBrowser();
          browser.storage.set(shelfKey, text);
          expect(browser.openTab().cooldowns.list()).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('what is no recovery, of a strange cause, or not of now, is not heard', () => {
    const now = Date.now();
    const good = { type: 'recovered', provider: 'kimi', kind: 'insufficient-balance', at: now };
    expect(readRecovered({ ...good, more: 1 }, now)).toEqual(good);
    const wrong = [
      { type: 'over' },
      { provider: null },
      { provider: 'ki mi' },
      { provider: '<img>' },
      { kind: 'rate-limited' },
      { kind: '__proto__' },
      { kind: undefined },
      { at: '1' },
      { at: NaN },
      { at: now + 60_000 },
      { at: now - 2 * month },
    ];
    for (const change of wrong) expect(readRecovered({ ...good, ...change }, now)).toBeNull();
    fc.assert(fc.property(strange, (value) => readRecovered(value, now) === null));
  });

  test('a field that was changed to anything makes the news ignored, or harmless', () => {
    let heard = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('type', 'scope', 'restMs', 'issuedAt', 'misses', 'problem', 'scope.model', 'problem.kind', 'problem.waitMs'),
            strange,
          ),
          { minLength: 1, maxLength: 3 },
        ),
        (changes) => {
          const news = structuredClone(written()) as Record<string, unknown>;
          for (const [path, value] of changes) {
            const [name = '', inner] = path.split('.');
            const target = news[name];
            news[name] = inner === undefined ? value : { ...(typeof target === 'object' ? target : {}), [inner]: value };
          }
          const { cooldowns } = createFakeBrowser().openTab();
          const known = readCooldownNews(news, Date.now());
          if (known) cooldowns.hear(known);
          heard += cooldowns.list().length;
          check(cooldowns);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(heard).toBeGreaterThan(0);
  });

  test.each<[string, object]>([
    ['a moment further ahead than 32 days', { restMs: month + 1 }],
    ['a moment that has passed', { restMs: 0 }],
    ['a moment written in a future that is far', { issuedAt: Number.MAX_VALUE, restMs: month + 1 }],
    ['no document', { problem: undefined }],
    ['a document of nothing', { problem: {} }],
    ['a document of a failure no wait can help', { problem: new ProviderError({ kind: 'insufficient-balance' }).toJSON() }],
    ['a kind that every object has', { problem: { kind: 'constructor', type: 'urn:tryagain:constructor' } }],
    ['a scope that is an array', { scope: ['kimi', null, null] }],
    ['a scope without a word for the model', { scope: { provider: 'kimi', endpoint: null } }],
    ['a word that is a key', { scope: { provider: 'kimi', endpoint: null, model: 'sk-canary0123456789abcdef' } }],
    ['a word that is long', { scope: { provider: 'k'.repeat(65), endpoint: null, model: null } }],
    ['a type nobody knows', { type: 'hasOwnProperty' }],
  ])('%s is ignored', (_, change) => {
    const browser = createFakeBrowser();
    const { cooldowns } = browser.openTab();
    browser.post({ ...written(), ...change });
    expect(cooldowns.list()).toEqual([]);
    browser.post(written());
    expect(cooldowns.list()).toHaveLength(1);
  });

  test('a storage of more than 64 KiB is not read', () => {
    const browser = createFakeBrowser();
    browser.storage.set(shelfKey, JSON.stringify([written(), ' '.repeat(70_000)]));
    expect(browser.openTab().cooldowns.list()).toEqual([]);
    browser.storage.set(shelfKey, JSON.stringify([written(), ' ']));
    expect(browser.openTab().cooldowns.list()).toHaveLength(1);
  });

  test.each([
    [3, 3],
    [1.5, 1],
    [1_000, 32],
    [-5, 0],
    [NaN, 0],
    [undefined, 0],
  ])('of %s misses that another tab counted %s are believed', (misses, believed) => {
    const written = writeCooldownNews({ type: 'cooling', scope: chat, error: limited(20_000), until: Date.now() + 20_000, misses: 7 });
    expect(written).toMatchObject({ misses: 7 });
    expect(readCooldownNews({ ...written, misses }, Date.now())).toMatchObject({ misses: believed });
  });

  test('what is over is read as it was written; of what names a strange scope, or no moment, nothing is', () => {
    const news = { type: 'over', scope: chat, until: Date.now() + 1_000 } as const;
    const written = writeCooldownNews(news);
    expect(readCooldownNews(written, Date.now())).toEqual(news);
    for (const part of ['provider', 'endpoint', 'model']) {
      expect(writeCooldownNews({ ...news, scope: { ...chat, [part]: 'two\nlines' } })).toBeNull();
      expect(readCooldownNews({ ...written, scope: { ...chat, [part]: 7 } }, Date.now())).toBeNull();
    }
    for (const part of ['restMs', 'issuedAt']) expect(readCooldownNews({ ...written, [part]: null }, Date.now())).toBeNull();
  });

  test('nobody can end what lasts longer than they knew', () => {
    const browser = createFakeBrowser();
    const { cooldowns } = browser.openTab();
    fail(cooldowns, limited(20_000));
    const over = { type: 'over', scope: { ...chat, model: null }, issuedAt: Date.now() };
    browser.post({ ...over, restMs: 19_999 });
    browser.post({ ...over, restMs: Infinity });
    expect(cooldowns.list()).toHaveLength(1);
    browser.post({ ...over, restMs: 20_000 });
    expect(cooldowns.list()).toEqual([]);
  });
});
