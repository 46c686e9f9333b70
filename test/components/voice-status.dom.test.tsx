import { act, fireEvent, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { VoiceStatus } from '../../src/components/voice-status.js';
import type { VoiceStatusProps } from '../../src/components/voice-status.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { SpeechState } from '../../src/hooks/use-speech.js';
import { ar } from '../../src/messages/ar.js';

const start = Date.parse('2026-11-22T12:00:00Z');
const sentences = ['One. ', 'Two. ', 'Three.'];
const plain = { error: undefined, pausedBy: undefined };
const states = {
  idle: { status: 'idle', ...plain },
  preparing: { status: 'loading', ...plain },
  speaking: { status: 'speaking', ...plain },
  paused: { status: 'paused', error: undefined, pausedBy: 'user' },
  interrupted: { status: 'paused', error: undefined, pausedBy: 'system' },
  blocked: { status: 'paused', error: undefined, pausedBy: 'autoplay' },
  failed: { status: 'error', error: new ProviderError({ kind: 'overloaded', provider: 'minimax' }), pausedBy: undefined },
  done: { status: 'done', ...plain },
} as const;
const limited = (ms: number) =>
  ({
    status: 'error',
    error: new ProviderError({ kind: 'rate-limited', provider: 'minimax', wait: { until: start + ms, source: 'header', exact: true } }),
    pausedBy: undefined,
  }) as const;
const broke = {
  status: 'error',
  error: new ProviderError({ kind: 'insufficient-balance', provider: 'minimax' }),
  pausedBy: undefined,
} as const;
type Doing = (typeof states)[keyof typeof states] | ReturnType<typeof limited> | typeof broke;

/** A chip whose voice does what it is told, and notes what the chip asks of it. */
function renderVoice(doing: Doing, props: Partial<VoiceStatusProps> = {}, position = 1) {
  const called = { pause: vi.fn(), resume: vi.fn(), stop: vi.fn(), retry: vi.fn() };
  const ui = (now: Doing, at: number) => {
    const state: SpeechState = { ...now, sentences, position: at, unspoken: sentences.slice(at).join('') };
    return (
      <TryAgainProvider viewer={props.viewer ?? 'user'} links={{ minimax: { topUp: 'https://example.com/pay' } }}>
        <button type="button">before</button>
        <VoiceStatus speech={{ ...state, ...called }} {...props} />
      </TryAgainProvider>
    );
  };
  const { rerender } = render(ui(doing, position));
  return { called, becomes: (next: Doing, at = position) => rerender(ui(next, at)) };
}

const chip = () => document.querySelector<HTMLElement>('.tryagain-voice');
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** What a screen reader is told by any status of the chip, in order. */
function listen(): string[] {
  const heard: string[] = [];
  const root = chip();
  if (!root) throw new Error('There is no chip.');
  const note = (records: readonly MutationRecord[]) => {
    for (const { target } of records) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest('output');
      const text = (region?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
      if (text !== '' && heard.at(-1) !== text && !heard.at(-1)?.startsWith(text)) heard.push(text);
    }
  };
  new MutationObserver(note).observe(root, { childList: true, subtree: true, characterData: true });
  return heard;
}

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

describe('VoiceStatus', () => {
  it.each([
    ['preparing', 'preparing', 'One moment…', ['Pause', 'Stop']],
    ['speaking', 'speaking', 'Reading aloud', ['Pause', 'Stop']],
    ['paused', 'paused', 'Paused', ['Play', 'Stop']],
    ['interrupted', 'paused', 'Paused', ['Play', 'Stop']],
    ['blocked', 'paused', 'Press play to listen.', ['Play', 'Stop']],
    ['failed', 'failed', 'The AI service is very busy right now.', ['Try again', 'Close']],
    ['done', 'done', 'Read to the end', []],
  ] as const)('a voice that is %s is told in words, with what can be done', (name, state, words, buttons) => {
    renderVoice(states[name]);
    expect(chip()).toHaveAttribute('data-state', state);
    expect(chip()).toHaveAccessibleName(expect.stringContaining(words));
    expect(screen.getByText(words, { exact: false })).toBeVisible();
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label') ?? button.textContent.trim())).toEqual([
      'before',
      ...buttons,
    ]);
  });

  it.each(Object.keys(states) as (keyof typeof states)[])('A13 nothing of the voice is called without a press: %s', async (name) => {
    const { called, becomes } = renderVoice(states[name]);
    await pass(120_000);
    becomes(states.preparing);
    for (const call of Object.values(called)) expect(call).not.toHaveBeenCalled();
  });

  it('A2 keeps the focus when it reads anew after it was done', async () => {
    const { becomes } = renderVoice(states.speaking);
    act(() => screen.getByRole('button', { name: 'Pause' }).focus());
    becomes(states.done);
    await pass(6000);
    expect(chip()).toBeNull();
    becomes(states.preparing);
    expect(screen.getByRole('button', { name: 'Pause' })).toHaveFocus();
  });

  it('is called what the app calls it', () => {
    renderVoice(states.speaking, { 'aria-label': 'The voice of the answer' });
    expect(chip()).toHaveAccessibleName('The voice of the answer');
  });

  it('A13 what sounds can be paused and stopped, and what rests can be played', () => {
    const { called, becomes } = renderVoice(states.speaking);
    press('Pause');
    expect(called.pause).toHaveBeenCalledOnce();
    becomes(states.blocked);
    expect(chip()).toHaveAttribute('data-paused-by', 'autoplay');
    press('Play');
    expect(called.resume).toHaveBeenCalledOnce();
    press('Stop');
    expect(called.stop).toHaveBeenCalledOnce();
    expect(called.retry).not.toHaveBeenCalled();
  });

  it('A13 a failure is text too, announced once and politely, with the wait', async () => {
    const { becomes } = renderVoice(states.speaking);
    const heard = listen();
    becomes(limited(42_000));
    await pass(9000);
    expect(heard).toEqual(['Reading aloud stopped. This app is very busy right now. You can try again in 42 seconds.']);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('This app is very busy right now.')).toBeVisible();
  });

  it('A13 a browser that wants a press is announced; while the voice speaks nothing else does', async () => {
    const { becomes } = renderVoice(states.preparing, {}, 0);
    const heard = listen();
    for (const [doing, at] of [
      [states.blocked, 0],
      [states.speaking, 0],
      [states.speaking, 1],
      [states.paused, 1],
      [states.speaking, 2],
      [states.done, 3],
    ] as const) {
      becomes(doing, at);
      await pass(100);
    }
    expect(heard).toEqual(['Press play to listen.']);
  });

  it('R1 a retry waits for the provider’s time, then asks for the sentence that failed', async () => {
    const { called } = renderVoice(limited(12_000));
    const button = screen.getByRole('button', { name: /Try again/ });
    expect(button).toHaveTextContent('Try again in 0:12');
    fireEvent.click(button);
    await pass(5000);
    expect(button).toHaveTextContent('Try again in 0:07');
    fireEvent.click(button);
    expect(called.retry).not.toHaveBeenCalled();
    await pass(7000);
    fireEvent.click(button);
    expect(called.retry).toHaveBeenCalledOnce();
  });

  it('beside a whole answer it names what stopped, and says what helps where no button counts', () => {
    renderVoice(states.failed, {}, 0);
    expect(screen.getByText('Reading aloud stopped.')).toBeVisible();
    expect(screen.getByText(/Try again now or in a few minutes\.$/)).toBeVisible();
  });

  it('no button where trying again would only fail again', () => {
    const error = new ProviderError({ kind: 'content-filtered', provider: 'minimax', filtered: 'input' });
    const { called } = renderVoice({ status: 'error', error, pausedBy: undefined } as unknown as Doing);
    expect(screen.queryByRole('button', { name: /again/ })).toBeNull();
    expect(screen.getByText(/Say it in other words and try again\.$/)).toBeVisible();
    press('Close');
    expect(called.stop).toHaveBeenCalledOnce();
  });

  it('the owner gets the page to change it first; a visitor nothing of the account', () => {
    renderVoice(broke, { viewer: 'owner' });
    const [link, check] = [screen.getByRole('link', { name: /^Top up/ }), screen.getByRole('button', { name: 'Check again' })];
    expect(link).toHaveAttribute('href', 'https://example.com/pay');
    expect(link.compareDocumentPosition(check)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(chip()).toHaveTextContent('Your balance with MiniMax is used up.');
  });

  it('a visitor reads nothing of the account', () => {
    renderVoice(broke, { viewer: 'user' });
    expect(screen.queryByRole('link')).toBeNull();
    expect(chip()?.textContent).not.toMatch(/MiniMax|balance/);
  });

  it('one chip tells which sentence of how many, and nothing of it is heard', () => {
    const { becomes } = renderVoice(states.speaking);
    expect(chip()).toHaveTextContent('2/3');
    becomes(states.speaking, 3);
    expect(chip()).toHaveTextContent('3/3');
    expect(chip()).toHaveAccessibleName('Reading aloud');
    expect(screen.getByText('3/3')).toHaveAttribute('aria-hidden', 'true');
  });

  it('is no more to be seen five seconds after it was done, and at once when it was stopped', async () => {
    const { becomes } = renderVoice(states.done);
    await pass(4900);
    expect(chip()).not.toBeNull();
    await pass(200);
    expect(chip()).toBeNull();
    becomes(states.speaking);
    expect(chip()).not.toBeNull();
    becomes(states.idle);
    expect(chip()).toBeNull();
  });

  it('M13 the focus goes on with the state: pause, failure, retry, stop', async () => {
    const { becomes } = renderVoice(states.speaking);
    const pause = screen.getByRole('button', { name: 'Pause' });
    act(() => pause.focus());
    becomes(states.paused);
    expect(screen.getByRole('button', { name: 'Play' })).toHaveFocus();
    becomes(states.failed);
    expect(document.activeElement).toHaveTextContent('The AI service is very busy right now.');
    act(() => screen.getByRole('button', { name: 'Try again' }).focus());
    becomes(states.preparing);
    expect(screen.getByRole('button', { name: 'Pause' })).toHaveFocus();
    act(() => screen.getByRole('button', { name: 'Stop' }).focus());
    becomes(states.idle);
    expect(document.activeElement).toHaveTextContent('Stopped.');
    act(() => screen.getByRole('button', { name: 'before' }).focus());
    await pass(0);
    expect(screen.queryByText('Stopped.')).toBeNull();
  });

  it('M13 the focus is not lost when a voice is done, nor when its chip goes', async () => {
    const { becomes } = renderVoice(states.speaking);
    act(() => screen.getByRole('button', { name: 'Pause' }).focus());
    becomes(states.done);
    expect(document.activeElement).toHaveTextContent('Read to the end');
    await pass(6000);
    expect(chip()).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
  });

  it('a focus that is elsewhere stays there', async () => {
    const { becomes } = renderVoice(states.speaking);
    const before = screen.getByRole('button', { name: 'before' });
    act(() => before.focus());
    becomes(states.failed);
    becomes(states.done);
    await pass(6000);
    expect(before).toHaveFocus();
  });

  it('a server renders nothing of a voice that was not asked for', () => {
    const state: SpeechState = { ...states.idle, sentences: [], position: 0, unspoken: '' };
    const none = () => undefined;
    expect(renderToString(<VoiceStatus speech={{ ...state, pause: none, resume: none, stop: none, retry: none }} />)).toBe('');
  });

  it('speaks the language of the app', () => {
    const state: SpeechState = { ...states.speaking, sentences, position: 0, unspoken: '' };
    const none = () => undefined;
    render(
      <TryAgainProvider messages={ar}>
        <VoiceStatus speech={{ ...state, pause: none, resume: none, stop: none, retry: none }} />
      </TryAgainProvider>,
    );
    expect(chip()).toHaveAccessibleName(ar.voice.speaking);
  });

  it('passes what an app gives it on to one element', () => {
    const seen: (HTMLElement | null)[] = [];
    renderVoice(states.speaking, {
      ref: (element: HTMLElement | null) => void seen.push(element),
      className: 'mine',
      id: 'voice',
      style: { margin: 4 },
    } as Partial<VoiceStatusProps>);
    expect(seen[0]).toBe(chip());
    expect(chip()).toHaveClass('tryagain-voice', 'mine');
    expect(chip()).toHaveAttribute('id', 'voice');
    expect(chip()).toHaveStyle({ margin: '4px' });
  });
});
