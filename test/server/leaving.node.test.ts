import { describe, expect, test } from 'vitest';
import { delta, encoder, good } from './support-streams.ts';
import { chat, handlerWith, problemOf, stream } from './support.ts';

describe('L4 leaving closes the connection to the provider', () => {
  function watched(chunks: readonly string[]) {
    let signal: AbortSignal | null | undefined;
    let cancelled = false;
    let pulls = 0;
    const { handler } = handlerWith(({ init }) => {
      signal = init.signal;
      const body = new ReadableStream<Uint8Array>(
        {
          pull: (controller) => {
            const chunk = chunks[pulls++];
            if (chunk === undefined) return new Promise(() => undefined);
            controller.enqueue(encoder.encode(chunk));
          },
          cancel: () => void (cancelled = true),
        },
        { highWaterMark: 0 },
      );
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    });
    return { handler, closed: () => [signal?.aborted, cancelled], pulls: () => pulls };
  }
  const withSignal = (signal: AbortSignal) => new Request(chat({ stream: true }), { signal });

  test('before its headers', async () => {
    const gone = new AbortController();
    let signal: AbortSignal | null | undefined;
    const { handler } = handlerWith(({ init }) => {
      signal = init.signal;
      return new Promise(() => undefined);
    });
    const answer = handler(withSignal(gone.signal));
    setTimeout(() => gone.abort(), 10);
    const response = await answer;
    expect([response.status, signal?.aborted]).toEqual([499, true]);
    expect(await problemOf(response)).toMatchObject({ kind: 'aborted' });
  });
  test('before the first frame', async () => {
    const gone = new AbortController();
    const { handler, closed } = watched([]);
    setTimeout(() => gone.abort(), 10);
    expect((await handler(withSignal(gone.signal))).status).toBe(499);
    expect(closed()).toEqual([true, true]);
  });
  test('in the stream, where only the signal fires', async () => {
    const gone = new AbortController();
    const { handler, closed } = watched([delta('a')]);
    const response = await handler(withSignal(gone.signal));
    const reader = response.body?.getReader();
    await reader?.read();
    const next = reader?.read();
    gone.abort();
    await next;
    expect(closed()).toEqual([true, true]);
  });
  test('in the stream, where only cancel is called', async () => {
    const { handler, closed } = watched([delta('a')]);
    const response = await handler(chat({ stream: true }));
    await response.body?.cancel();
    expect(closed()).toEqual([true, true]);
  });
  test('when we end it ourselves', async () => {
    const { handler, closed } = watched([delta('a'), 'data: {\n\n']);
    await (await handler(chat({ stream: true }))).text();
    expect(closed()).toEqual([true, true]);
  });
  test('L2 nothing is read before somebody asks for it', async () => {
    const { handler, pulls } = watched(Array.from({ length: 50 }, (_, index) => delta(String(index))));
    const response = await handler(chat({ stream: true }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pulls()).toBe(1);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(pulls()).toBe(2);
    await reader?.cancel();
  });
  test('L6 a finished request leaves no listener on its signal', async () => {
    const { handler } = handlerWith(() => stream(good));
    const request = chat({ stream: true });
    const { signal } = request;
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...all: Parameters<typeof add>) => {
      listeners += 1;
      add(...all);
    };
    signal.removeEventListener = (...all: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...all);
    };
    await (await handler(request)).text();
    expect(listeners).toBe(0);
  });
});
