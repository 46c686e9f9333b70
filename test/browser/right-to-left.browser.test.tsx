import { cleanup, render } from '@testing-library/react';
import { ErrorMessage, TryAgainProvider, UsageMeter } from 'tryagain';
import { ProviderError } from 'tryagain/errors';
import { ar } from 'tryagain/messages';
import 'tryagain/styles.css';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** Where the words stand, in a real browser: Arabic around names, numbers and ids of the other direction. */
const messages = { ...ar, providers: { ...ar.providers, beta: '01.AI (beta)' } };
const wait = (ms: number) => ({ until: Date.now() + ms, source: 'header', exact: true }) as const;
const rpm = { metric: 'rpm', max: 3, current: null, window: 'minute', scope: null } as const;

beforeEach(() => {
  document.documentElement.dir = messages.direction;
  document.documentElement.lang = messages.locale;
});
afterEach(() => {
  cleanup();
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('lang');
});

function show(error: ProviderError): HTMLElement {
  const { container } = render(
    <div style={{ inlineSize: 900 }}>
      <TryAgainProvider viewer="owner" messages={messages}>
        <ErrorMessage error={error} onRetry={() => undefined} />
      </TryAgainProvider>
    </div>,
  );
  return container;
}

function find(container: HTMLElement, selector: string): HTMLElement {
  const found = container.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing at ${selector}`);
  return found;
}

/** From which x to which x each of these stands, in the order they are read. */
function places(element: HTMLElement, parts: readonly string[]): readonly DOMRect[] {
  const text = element.firstChild;
  if (!(text instanceof Text)) throw new Error('no text');
  return parts.map((part) => {
    const start = text.data.indexOf(part);
    if (start < 0) throw new Error(`no "${part}" in "${text.data}"`);
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, start + part.length);
    return range.getBoundingClientRect();
  });
}
const goesLeft = (rects: readonly DOMRect[]) =>
  rects.every((rect, index) => index === 0 || rect.right <= (rects[index - 1]?.left ?? 0) + 1);
const goesRight = (rects: readonly DOMRect[]) =>
  rects.every((rect, index) => index === 0 || rect.left >= (rects[index - 1]?.right ?? 0) - 1);

it('a provider, a number and its noun follow each other from right to left', () => {
  const title = find(
    show(new ProviderError({ kind: 'rate-limited', provider: 'minimax', limit: rpm, wait: wait(12_000) })),
    '.tryagain-title',
  );
  expect(title.textContent).toContain('MiniMax');
  expect(goesLeft(places(title, ['لدى', 'MiniMax', 'وهو', 'طلبات', 'الدقيقة']))).toBe(true);
});

it('a name of digits and brackets stays whole', () => {
  const title = find(show(new ProviderError({ kind: 'server-error', provider: 'beta' })), '.tryagain-title');
  expect(goesLeft(places(title, ['لدى', '01.AI (beta)']))).toBe(true);
  expect(goesRight(places(title, ['01', '.', 'AI', '(', 'beta', ')']))).toBe(true);
});

it('a request id stays whole', () => {
  const id = '06270627-93c1-4d5e-8a1c';
  const code = find(show(new ProviderError({ kind: 'server-error', provider: 'minimax', requestId: id })), '.tryagain-request-id code');
  expect(goesRight(places(code, [...id.split('-').slice(0, 1), '-', '93c1', '4d5e', '8a1c']))).toBe(true);
});

it('a counter is read from left to right, after its words', () => {
  const label = find(
    show(new ProviderError({ kind: 'rate-limited', provider: 'minimax', wait: wait(12_000) })),
    'button span[aria-hidden]',
  );
  const counter = /[0٠][:][0-9٠-٩]{2}/.exec(label.textContent)?.[0] ?? '';
  expect(counter).not.toBe('');
  expect(goesLeft(places(label, ['بعد', counter]))).toBe(true);
  const [minutes = '', seconds = ''] = counter.split(':');
  expect(goesRight(places(label, [minutes, ':', seconds]))).toBe(true);
});

it('the page goes the other way too: the sign at the right, words from there, and nothing sticks out', () => {
  const container = show(new ProviderError({ kind: 'rate-limited', provider: 'minimax', limit: rpm }));
  const [icon, title, button, card] = ['svg', '.tryagain-title', 'button', '.tryagain-message'].map((selector) =>
    find(container, selector).getBoundingClientRect(),
  );
  if (!icon || !title || !button || !card) throw new Error('nothing to see');
  expect(icon.left).toBeGreaterThan(title.right - 1);
  expect(Math.abs(button.right - title.right)).toBeLessThan(2);
  expect(card.left).toBeLessThan(title.left + 1);
  expect(getComputedStyle(find(container, '.tryagain-title')).direction).toBe('rtl');
});

it('the name of a window stays whole', () => {
  const window = { name: '2.8-hd', window: 'week', remaining: 0.25, max: null, used: null, resetsAt: null } as const;
  const { container } = render(
    <TryAgainProvider messages={messages}>
      <UsageMeter window={window} />
    </TryAgainProvider>,
  );
  expect(goesRight(places(find(container, '.tryagain-meter-name bdi'), ['2.8', '-', 'hd']))).toBe(true);
});

it('the arrow out of the page points the way its own words go, also in a part of the other direction', () => {
  const { container } = render(
    <TryAgainProvider viewer="owner" links={{ kimi: { keys: 'https://example.com/keys' } }}>
      <ErrorMessage error={new ProviderError({ kind: 'authentication', provider: 'kimi' })} />
      <div dir="ltr">
        <ErrorMessage error={new ProviderError({ kind: 'authentication', provider: 'kimi' })} />
        <div dir="rtl">
          <ErrorMessage error={new ProviderError({ kind: 'authentication', provider: 'kimi' })} />
        </div>
      </div>
    </TryAgainProvider>,
  );
  const arrows = [...container.querySelectorAll('.tryagain-arrow')].map((arrow) => getComputedStyle(arrow).transform);
  expect(arrows).toEqual(['matrix(-1, 0, 0, 1, 0, 0)', 'none', 'matrix(-1, 0, 0, 1, 0, 0)']);
});
