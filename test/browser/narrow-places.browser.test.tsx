import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import {
  BalanceBanner,
  ErrorMessage,
  ErrorToaster,
  QuotaBanner,
  RetryButton,
  TryAgainProvider,
  useErrorToast,
  VoiceStatus,
} from 'tryagain';
import type { ErrorMessageProps } from 'tryagain';
import { ProviderError } from 'tryagain/errors';
import { ja } from 'tryagain/messages';
import 'tryagain/styles.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { useEffect } from 'react';
import type { CSSProperties } from 'react';

/** Places an app has that are no column of text, and letters twice the size: nothing is cramped, and nothing jumps. */
const wait = { until: Date.now() + 600_000, source: 'header', exact: true } as const;
const busy = () => new ProviderError({ kind: 'rate-limited', provider: 'kimi', wait });

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  document.documentElement.removeAttribute('style');
  document.documentElement.lang = '';
});

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing at ${selector}`);
  return found;
}
const box = (selector: string): DOMRect => find(selector).getBoundingClientRect();

/** How many lines these words stand on. */
function linesOf(element: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  return new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size;
}

/** Whether a line ends within a word. */
function breaksWords(element: HTMLElement): boolean {
  const text = element.firstChild;
  if (!(text instanceof Text)) throw new Error('no text');
  return Array.from(text.data.matchAll(/\p{L}+/gu)).some(({ index, 0: word }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size > 1;
  });
}

function show(style: CSSProperties, props: Partial<ErrorMessageProps> = {}) {
  return render(
    <div style={{ inlineSize: 343 }}>
      <div id="place" style={style}>
        <ErrorMessage error={busy()} onRetry={() => undefined} {...props} />
      </div>
    </div>,
  );
}

describe.each([
  ['inline', 'a dialog that fits what is in it', { inlineSize: 'fit-content' }],
  ['compact', 'a bubble that fits what is in it', { inlineSize: 'fit-content', maxInlineSize: '80%' }],
  ['compact', 'a cell of a table', { display: 'table-cell' }],
] as const)('an %s message in %s', (layout, _, style) => {
  it('has room for its words', () => {
    show(style, { layout });
    expect(linesOf(find('.tryagain-title'))).toBeLessThan(4);
    expect(box('.tryagain-message').width).toBeGreaterThan(200);
    expect(box('.tryagain-message').right).toBeLessThanOrEqual(box('#place').right + 0.5);
  });
});

it('the request id of a compact message stays in it, in a narrow part of an app that asks for its own width', () => {
  const error = new ProviderError({ kind: 'server-error', provider: 'kimi', requestId: 'req_1' });
  show(
    { containerType: 'inline-size', inlineSize: 260 },
    { error, onRetry: undefined, layout: 'compact', viewer: 'owner', details: 'none' },
  );
  expect(box('.tryagain-request-id').left).toBeGreaterThanOrEqual(box('.tryagain-message').left);
});

it('a request id begins where the button does, also on a page that takes margins from its paragraphs', () => {
  const reset = document.createElement('style');
  reset.textContent = 'p { margin: 0 }';
  document.head.append(reset);
  const error = new ProviderError({ kind: 'server-error', provider: 'kimi', requestId: 'req_1' });
  show({}, { error, viewer: 'owner' });
  expect(box('.tryagain-request-id').left).toBeCloseTo(box('.tryagain-actions').left, 1);
  reset.remove();
});

describe('with letters twice the size, on a phone', () => {
  it('a message breaks no word of its title', () => {
    document.documentElement.style.fontSize = '200%';
    show({ fontFamily: 'monospace', inlineSize: 280 }, { error: new ProviderError({ kind: 'invalid-request' }), viewer: 'user' });
    expect(breaksWords(find('.tryagain-title'))).toBe(false);
    expect(breaksWords(find('.tryagain-action'))).toBe(false);
  });

  it.each(['ltr', 'rtl'])('a message stays in a grid that asks what it needs at least: %s', (dir) => {
    document.documentElement.style.fontSize = '200%';
    render(
      <div dir={dir} style={{ display: 'grid', inlineSize: 343 }}>
        <section>
          <ErrorMessage error={busy()} onRetry={() => undefined} />
        </section>
      </div>,
    );
    expect(box('.tryagain-message').width).toBeLessThanOrEqual(343);
  });

  it.each(['ltr', 'rtl'])('a compact message stays in the cell beside another column: %s', (dir) => {
    document.documentElement.style.fontSize = '200%';
    render(
      <div dir={dir} style={{ inlineSize: 343 }}>
        <table id="place" style={{ inlineSize: '100%' }}>
          <tbody>
            <tr>
              <th scope="row">
                <div style={{ inlineSize: 200 }}>Chapter 1</div>
              </th>
              <td>
                <ErrorMessage layout="compact" error={busy()} onRetry={() => undefined} />
              </td>
            </tr>
          </tbody>
        </table>
      </div>,
    );
    expect(box('#place').width).toBeLessThanOrEqual(343);
    for (const inside of document.querySelectorAll('.tryagain-message *:not([style*="clip-path"])')) {
      const { left, right, width } = inside.getBoundingClientRect();
      if (width === 0) continue;
      expect(left).toBeGreaterThanOrEqual(box('td').left - 0.5);
      expect(right).toBeLessThanOrEqual(box('td').right + 0.5);
    }
  });

  it('a voice breaks no word of what it says', () => {
    document.documentElement.style.fontSize = '200%';
    const speech = {
      status: 'speaking',
      error: undefined,
      pausedBy: undefined,
      sentences: ['One. ', 'Two.'],
      position: 0,
      unspoken: '',
    } as const;
    const presses = { pause: vi.fn(), resume: vi.fn(), stop: vi.fn(), retry: vi.fn() };
    render(
      <div style={{ inlineSize: 343 }}>
        <VoiceStatus speech={{ ...speech, ...presses }} />
      </div>,
    );
    expect(breaksWords(find('.tryagain-voice .tryagain-text'))).toBe(false);
  });

  it('what a voice offers after a failure stays in it', () => {
    document.documentElement.style.fontSize = '200%';
    const presses = { pause: vi.fn(), resume: vi.fn(), stop: vi.fn(), retry: vi.fn() };
    const speech = { status: 'error', error: busy(), pausedBy: undefined, sentences: ['One.'], position: 0, unspoken: 'One.' } as const;
    render(
      <div style={{ inlineSize: 343, fontFamily: 'monospace' }}>
        <VoiceStatus speech={{ ...speech, ...presses }} />
      </div>,
    );
    expect(box('.tryagain-actions').right).toBeLessThanOrEqual(box('.tryagain-voice').right);
    // What it says has the whole width below its picture, and the button that closes it stands in its corner.
    expect(box('.tryagain-voice-body').left).toBe(box('.tryagain-voice > .tryagain-icon').left);
    expect(box('.tryagain-voice-controls').bottom).toBeLessThanOrEqual(box('.tryagain-voice-body').top);
  });

  it('the button that puts a banner off takes a corner of its title, not a column of its text', () => {
    document.documentElement.style.fontSize = '200%';
    render(
      <TryAgainProvider viewer="user">
        <div style={{ inlineSize: 343 }}>
          <QuotaBanner provider="kimi" error={new ProviderError({ kind: 'quota-exceeded', provider: 'kimi' })} />
        </div>
      </TryAgainProvider>,
    );
    const close = box('.tryagain-close');
    expect(box('.tryagain-banner .tryagain-action').right).toBeGreaterThan(close.left);
    const title = document.createRange();
    title.selectNodeContents(find('.tryagain-banner .tryagain-title'));
    const cross = find('.tryagain-close > svg').getBoundingClientRect();
    const under = Array.from(title.getClientRects()).filter(({ right, top }) => right > cross.left && top < cross.bottom);
    expect(under).toEqual([]);
  });
});

it('a button that stops stands beside the other, or below it with room between, at the same edge', () => {
  const ui = (inlineSize: number) => (
    <div style={{ inlineSize }}>
      <RetryButton error={soon} onRetry={() => undefined} auto="at-zero" />
    </div>
  );
  const soon = new ProviderError({ kind: 'rate-limited', wait: { until: Date.now() + 60_000, source: 'header', exact: true } });
  const { rerender } = render(ui(500));
  const [button, stop] = ['.tryagain-button:not(.tryagain-stop)', '.tryagain-stop'];
  expect(Math.abs(box(button).top - box(stop).top)).toBeLessThan(0.5);
  rerender(ui(220));
  expect(box(stop).left).toBe(box(button).left);
  expect(box(stop).top).toBeGreaterThan(box(button).bottom + 4);
});

it('in a message the button that stops shares its line with what follows', () => {
  const until = Date.now() + 60_000;
  const error = new ProviderError({ kind: 'quota-exceeded', provider: 'kimi', wait: { until, source: 'header', exact: true } });
  render(
    <TryAgainProvider viewer="owner" links={{ kimi: { plan: 'https://example.com/plan' } }}>
      <div style={{ inlineSize: 300, font: '16px monospace' }}>
        <ErrorMessage error={error} onRetry={() => undefined} auto="at-zero" />
      </div>
    </TryAgainProvider>,
  );
  expect(box('.tryagain-stop').top).toBeGreaterThan(box('[data-auto]').bottom);
  expect(box('a.tryagain-button').top).toBe(box('.tryagain-stop').top);
});

it('the message that came last is seen where there is no room for all', () => {
  const shown: { show?: ReturnType<typeof useErrorToast> } = {};
  function App() {
    const show = useErrorToast();
    useEffect(() => void (shown.show = show), [show]);
    return <ErrorToaster style={{ maxBlockSize: 220 }} />;
  }
  render(<App />);
  for (const kind of ['content-filtered', 'insufficient-balance', 'rate-limited'] as const) {
    act(() => void shown.show?.(new ProviderError({ kind }), { onRetry: () => undefined }));
  }
  expect(document.querySelectorAll('.tryagain-toast')).toHaveLength(3);
  expect(box('.tryagain-toast:last-child').bottom).toBeLessThanOrEqual(box('.tryagain-toasts').bottom);
  expect(box('.tryagain-toast').top).toBeLessThan(box('.tryagain-toasts').top);
});

it('a mark stands in one line with the words of an app’s link, also where pictures are blocks', () => {
  const reset = document.createElement('style');
  // As Tailwind's, in the order that its recipe asks for.
  reset.textContent = '@layer base, tryagain; @layer base { svg { display: block } }';
  document.head.prepend(reset);
  render(
    <RetryButton asChild error={busy()} onRetry={() => undefined}>
      <a href="#again">Again</a>
    </RetryButton>,
  );
  expect(box('.tryagain-mark').top).toBeGreaterThanOrEqual(box('a').top - 2);
  expect(linesOf(find('a > span[aria-hidden]'))).toBe(1);
  expect(box('a > span[aria-hidden]').left).toBeGreaterThan(box('.tryagain-mark').right);
  reset.remove();
});

it('nothing moves while the button says that it has copied', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  show({}, { error: new ProviderError({ kind: 'authentication', provider: 'kimi' }), viewer: 'user' });
  const before = box('.tryagain-message').height;
  const button = screen.getByRole('button', { name: 'Copy a message for the owner' });
  const { width } = button.getBoundingClientRect();
  await act(async () => void fireEvent.click(button));
  expect(button).toHaveTextContent('Copied');
  expect(button).toHaveAccessibleName('Copy a message for the owner');
  expect(button.getBoundingClientRect().width).toBe(width);
  expect(box('.tryagain-message').height).toBe(before);
});

it('a Japanese sentence ends its lines between phrases', () => {
  document.documentElement.lang = 'ja';
  render(
    <div style={{ inlineSize: 343, fontFamily: 'sans-serif' }}>
      <TryAgainProvider messages={ja}>
        <ErrorMessage error={new ProviderError({ kind: 'authentication' })} viewer="user" />
      </TryAgainProvider>
    </div>,
  );
  expect(getComputedStyle(find('.tryagain-title')).wordBreak).toBe('auto-phrase');
});

describe('where the buttons of a message do not fit in one row', () => {
  const byKey = new ProviderError({ kind: 'authentication', provider: 'kimi' });
  const links = { minimax: { plan: 'https://example.com/plan' } };

  it('each fills its own, so that both begin and end together', () => {
    show({ inlineSize: 343 }, { error: byKey, viewer: 'user' });
    const [again, note] = Array.from(document.querySelectorAll('.tryagain-actions .tryagain-button'), (one) => one.getBoundingClientRect());
    expect(note?.top).toBeGreaterThan(again?.bottom ?? Infinity);
    expect([note?.left, note?.right]).toEqual([again?.left, again?.right]);
  });

  it('what the app adds below begins where they do, also in letters of its own', () => {
    const children = <small id="added">Your question is still here.</small>;
    show({ inlineSize: 343 }, { error: byKey, viewer: 'user', children });
    expect(box('#added').left).toBe(box('.tryagain-actions').left);
    expect(box('.tryagain-title').left).toBeGreaterThan(box('.tryagain-icon').right);
  });

  it('one alone is as wide as its words', () => {
    show({ inlineSize: 343 });
    expect(box('.tryagain-button').width).toBeLessThan(250);
  });

  it('nothing comes under the finger when the wait is over', () => {
    // Late in the evening it would be tomorrow.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 0, 15, 12) });
    const ui = (until: number | null) => (
      <TryAgainProvider viewer="owner" links={links}>
        <div style={{ inlineSize: 343 }}>
          <ErrorMessage
            error={
              new ProviderError({
                kind: 'quota-exceeded',
                provider: 'minimax',
                wait: until === null ? null : { until, source: 'header', exact: true },
              })
            }
            onRetry={() => undefined}
          />
        </div>
      </TryAgainProvider>
    );
    const { rerender } = render(ui(null));
    expect(find('button')).toHaveTextContent('Try again');
    const [button, page] = [box('button').toJSON(), box('a').toJSON()];
    rerender(ui(Date.now() + 2 * 3_600_000));
    expect(find('button')).toHaveTextContent('Try again at');
    expect(box('button').toJSON()).toEqual(button);
    expect(box('a').toJSON()).toEqual(page);
  });
});

it('the button of a banner has the width below the one that closes it', () => {
  const balance = new ProviderError({ kind: 'insufficient-balance', provider: 'kimi' });
  render(
    <TryAgainProvider viewer="user">
      <div style={{ inlineSize: 343, font: '16px sans-serif' }}>
        <BalanceBanner provider="kimi" error={balance} />
      </div>
    </TryAgainProvider>,
  );
  expect(box('.tryagain-actions').right).toBeGreaterThan(box('.tryagain-close').left + 16);
});

it.each([260, 800])('the picture of a compact message stands on its first line, in %i pixels', (inlineSize) => {
  show({ inlineSize, font: '16px sans-serif' }, { layout: 'compact' });
  const range = document.createRange();
  range.selectNodeContents(find('.tryagain-title'));
  const [line] = range.getClientRects();
  const picture = box('.tryagain-icon > svg');
  expect(Math.abs(picture.top + picture.height / 2 - ((line?.top ?? 0) + (line?.height ?? 0) / 2))).toBeLessThan(2);
});

it('the details of a compact message can be hit in small letters, too', () => {
  show({ inlineSize: 600, font: '15px sans-serif' }, { layout: 'compact', viewer: 'owner' });
  expect(box('summary').height).toBeGreaterThanOrEqual(24);
});

describe('a finger on a message in the corner', () => {
  afterEach(() => cdp().send('Emulation.setTouchEmulationEnabled', { enabled: false }));

  /** As a finger does it: in steps, at a place of this page in the browser's window. */
  async function drag(from: DOMRect, x: number, y: number): Promise<void> {
    const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect();
    const scale = frame.width === 0 ? 1 : frame.width / innerWidth;
    const at = (part: number) => ({
      x: frame.left + scale * (from.left + 100 + part * x),
      y: frame.top + scale * (from.top + 12 + part * y),
    });
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
      cdp().send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [at(part)] });
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await send('touchStart', 0);
    for (let step = 1; step <= 12; step += 1) await send('touchMove', step / 12);
    await send('touchEnd', 1);
  }

  async function open(): Promise<HTMLElement> {
    const shown: { show?: ReturnType<typeof useErrorToast> } = {};
    function App() {
      const show = useErrorToast();
      useEffect(() => void (shown.show = show), [show]);
      return (
        <div style={{ blockSize: 3000 }}>
          <ErrorToaster />
        </div>
      );
    }
    render(<App />);
    act(() => void shown.show?.(new ProviderError({ kind: 'rate-limited' }), { onRetry: () => undefined }));
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    return find('.tryagain-toast');
  }

  it('takes the message away to the side', async () => {
    const toast = await open();
    await drag(toast.getBoundingClientRect(), 200, 0);
    await vi.waitFor(() => expect(document.querySelector('.tryagain-toast')).toBeNull());
    expect(scrollY).toBe(0);
  });

  it('that began to the side before the page scrolls leaves the message where it was', async () => {
    const toast = await open();
    // A mouse's number: of others the browser knows whether they are there.
    const pointer = { pointerId: 1, pointerType: 'touch', clientY: 20 };
    fireEvent.pointerDown(toast, { ...pointer, clientX: 100 });
    fireEvent.pointerMove(toast, { ...pointer, clientX: 114 });
    fireEvent.pointerMove(toast, { ...pointer, clientX: 120 });
    expect(toast).toHaveAttribute('data-swipe', 'move');
    fireEvent.pointerCancel(toast, { ...pointer, clientX: 0 });
    expect(toast).toHaveAttribute('data-swipe', 'cancel');
    expect(toast.style.getPropertyValue('--radix-toast-swipe-move-x')).toBe('');
  });

  it('scrolls the page, and the message stays where it is', async () => {
    const toast = await open();
    const { left } = toast.getBoundingClientRect();
    await drag(toast.getBoundingClientRect(), 0, -120);
    await vi.waitFor(() => expect(scrollY).toBeGreaterThan(50));
    expect(toast.getBoundingClientRect().left).toBe(left);
    // Nothing of it is left: a mouse that comes by afterwards takes nothing along.
    fireEvent.pointerMove(toast, { pointerId: 1, clientX: left + 300, clientY: 20, pointerType: 'mouse' });
    expect(toast).not.toHaveAttribute('data-swipe');
  });
});
