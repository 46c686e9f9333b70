import { act, render, screen } from '@testing-library/react';
import { createRef } from 'react';
import { renderToString } from 'react-dom/server';
import type * as JsxRuntime from 'react/jsx-dev-runtime';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StreamingText } from '../../src/components/streaming-text.js';
import type { StreamedMessage } from '../../src/components/streaming-text.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { field } from '../../src/errors/field.js';
import { zh } from '../../src/messages/zh.js';

/** The texts of the paragraphs that were drawn: StrictMode draws each of them twice. */
const drawn = vi.hoisted(() => new Set<unknown>());
vi.mock('react/jsx-dev-runtime', async (load) => {
  const real = await load<typeof JsxRuntime>();
  const jsxDEV: typeof real.jsxDEV = (type, props, ...rest) => {
    if (type === 'p') drawn.add(field(props, 'children'));
    return real.jsxDEV(type, props, ...rest);
  };
  return { ...real, jsxDEV };
});

const answer = (text: string, state: 'streaming' | 'done' = 'streaming', finishReason?: string | null): StreamedMessage => ({
  parts: [{ type: 'text', text, state }],
  ...(finishReason !== undefined && { metadata: { finishReason } }),
});

/** What a screen reader is told, in order. */
function listen(container: HTMLElement): string[] {
  const heard: string[] = [];
  const region = container.querySelector('output');
  if (!region) throw new Error('There is no status.');
  new MutationObserver(() => region.textContent && heard.push(region.textContent)).observe(region, { childList: true, subtree: true });
  return heard;
}
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('StreamingText', () => {
  it('A8 a hundred words a second are two announcements: it began, it is whole', async () => {
    const { container, rerender } = render(<StreamingText message={answer('One')} />);
    const heard = listen(container);
    let text = 'One';
    for (let word = 0; word < 100; word += 1) {
      text += ` word${word}`;
      rerender(<StreamingText message={answer(text)} />);
      await pass(10);
    }
    rerender(<StreamingText message={answer(text, 'done', 'stop')} />);
    await pass(10_000);
    expect(heard).toEqual(['Answering', 'Answer complete']);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('A8 the text is busy while it comes, and the status stands outside of it', () => {
    const { container, rerender } = render(<StreamingText message={answer('One')} />);
    expect(container.querySelector('[aria-busy="true"]')).toHaveTextContent('One');
    expect(screen.getByRole('status').closest('[aria-busy]')).toBeNull();
    rerender(<StreamingText message={answer('One', 'done', 'stop')} />);
    expect(container.querySelector('[aria-busy="false"]')).toHaveTextContent('One');
  });

  it.each([[null], ['length'], ['content_filter']])('an answer that ended with %s is never called complete', async (finishReason) => {
    const { container, rerender } = render(<StreamingText message={answer('Half')} />);
    const heard = listen(container);
    await pass(200);
    rerender(<StreamingText message={answer('Half', 'done', finishReason)} />);
    await pass(1000);
    expect(heard).toEqual(['Answering']);
    expect(container.firstElementChild).toHaveAttribute('data-state', 'cut');
    expect(screen.getByText('Half')).toBeVisible();
  });

  it('nor is one whose parts still wait for words when no more come, as the AI SDK leaves it', async () => {
    const { container, rerender } = render(<StreamingText message={answer('Half')} streaming />);
    const heard = listen(container);
    await pass(200);
    rerender(<StreamingText message={answer('Half')} streaming={false} />);
    await pass(1000);
    expect(heard).toEqual(['Answering']);
    expect(container.firstElementChild).toHaveAttribute('data-state', 'cut');
  });

  it('an answer that goes on says so again', async () => {
    const { container, rerender } = render(<StreamingText message={answer('Half', 'done', null)} />);
    const heard = listen(container);
    rerender(<StreamingText message={answer('Half more')} />);
    await pass(200);
    rerender(<StreamingText message={answer('Half more.', 'done', 'stop')} />);
    await pass(200);
    expect(heard).toEqual(['Answering', 'Answer complete']);
  });

  it('an answer that was there already is not announced', async () => {
    const { container } = render(<StreamingText message={answer('Yesterday', 'done', 'stop')} />);
    const heard = listen(container);
    await pass(1000);
    expect(heard).toEqual([]);
    expect(container.firstElementChild).toHaveAttribute('data-state', 'complete');
  });

  it('a settled paragraph is not drawn again', () => {
    const { rerender } = render(<StreamingText message={answer('One.\n\nTwo.\n\nThr')} />);
    drawn.clear();
    rerender(<StreamingText message={answer('One.\n\nTwo.\n\nThree')} />);
    expect([...drawn]).toEqual(['Three']);
    drawn.clear();
    rerender(<StreamingText message={answer('One.\n\nTwo.\n\nThree.\n\nFour')} />);
    expect([...drawn]).toEqual(['Three.', 'Four']);
  });

  it('what a provider sends is text, whatever it looks like', () => {
    const text = '<img src=x onerror="alert(1)"> [a](javascript:alert(1))\n  **two**';
    const { container } = render(<StreamingText message={answer(text)} />);
    expect(container.querySelector('img, a, strong')).toBeNull();
    expect(container.querySelector('p')?.textContent).toBe(text);
  });

  it('reasoning is folded away in front of the answer, and has another name while it comes', () => {
    const thinking: StreamedMessage = { parts: [{ type: 'reasoning', text: 'Let me see.', state: 'streaming' }] };
    const { container, rerender } = render(<StreamingText message={thinking} />);
    expect(screen.getByText('Thinking…')).toBeVisible();
    expect(screen.getByText('Let me see.')).not.toBeVisible();
    expect(container.firstElementChild).toHaveAttribute('data-state', 'streaming');
    const both: StreamedMessage = {
      parts: [
        { type: 'reasoning', text: 'Let me see.', state: 'done' },
        { type: 'text', text: 'It is blue.', state: 'streaming' },
      ],
    };
    rerender(<StreamingText message={both} />);
    expect(screen.getByText('Thoughts')).toBeVisible();
    expect(screen.getByText('It is blue.')).toBeVisible();
    expect(container.querySelector('details')).toHaveAttribute('data-state', 'done');
    expect(container.firstElementChild).toHaveAttribute('data-state', 'streaming');
  });

  it('thoughts that broke off are thoughts, though their part still waits for words', () => {
    const { container } = render(
      <StreamingText message={{ parts: [{ type: 'reasoning', text: 'Let me', state: 'streaming' }] }} streaming={false} />,
    );
    expect(screen.getByText('Thoughts')).toBeVisible();
    expect(container.querySelector('details')).toHaveAttribute('data-state', 'done');
  });

  it('parts of other types and empty ones show nothing', () => {
    const message: StreamedMessage = {
      parts: [
        { type: 'step-start' },
        { type: 'reasoning', text: '\n' },
        { type: 'text' },
        { type: 'text', text: ' \n\n ' },
        { type: 'text', text: 'Hi\n\n' },
      ],
    };
    const { container } = render(<StreamingText message={message} />);
    expect(container.querySelectorAll('p')).toHaveLength(1);
    expect(container.querySelector('details')).toBeNull();
  });

  it('streaming from outside decides: an answer somebody stopped may still call its parts streaming', () => {
    const { container } = render(<StreamingText message={answer('Half')} streaming={false} />);
    expect(container.querySelector('[aria-busy="true"]')).toBeNull();
  });

  it('speaks the reader’s language', async () => {
    render(
      <TryAgainProvider messages={zh}>
        <StreamingText message={answer('你好')} />
      </TryAgainProvider>,
    );
    await pass(200);
    expect(screen.getByRole('status')).toHaveTextContent('正在回答');
  });

  it('passes what an app gives it on to one element, and renders on a server', () => {
    const ref = createRef<HTMLDivElement>();
    render(<StreamingText message={answer('Hi')} ref={ref} className="mine" id="answer" style={{ margin: 4 }} />);
    expect(ref.current).toHaveClass('tryagain-answer', 'mine');
    expect(ref.current).toHaveAttribute('id', 'answer');
    expect(renderToString(<StreamingText message={answer('Hi')} />)).toContain('Hi');
  });
});
