import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sendForm } from '../../src/requests/files/send-form.js';
import { listenTo, watchLine } from '../../src/requests/files/watch-line.js';
import type { FileTimeouts } from '../../src/requests/files/watch-line.js';

/** What a test lets a browser say of an upload. */
class Upload extends EventTarget {
  static last: Upload;
  readonly upload = new EventTarget();
  status = 200;
  headers = '';
  withCredentials = false;
  readonly responseText = '{}';
  readonly open = (): void => undefined;
  readonly send = (): void => undefined;
  readonly getAllResponseHeaders = (): string => this.headers;
  constructor() {
    super();
    Upload.last = this;
  }
  abort(): void {
    this.dispatchEvent(new Event('abort'));
  }
  leave(loaded: number): void {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { lengthComputable: true, loaded, total: 100 }));
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const stalled = { kind: 'timeout', code: 'stalled', provider: null };

function send(timeouts: FileTimeouts = {}) {
  const seen: { outcome?: unknown } = {};
  const parent = new AbortController();
  const work = watchLine(parent.signal, timeouts, (line) => sendForm('/files', new FormData(), { line, onProgress: () => undefined }));
  work.then(
    (response) => (seen.outcome = response.status),
    (thrown: unknown) => (seen.outcome = thrown),
  );
  return { parent, seen };
}

describe('an upload that is measured', () => {
  beforeEach(() => void vi.stubGlobal('XMLHttpRequest', Upload));

  test('may take hours as long as something leaves every minute', async () => {
    const { seen } = send();
    for (let part = 1; part <= 100; part += 1) {
      await vi.advanceTimersByTimeAsync(59_900);
      Upload.last.leave(part);
    }
    Upload.last.upload.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(119_900);
    expect(seen).toEqual({});
    Upload.last.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.outcome).toBe(200);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('has stalled after 60 seconds in which nothing left', async () => {
    const { seen } = send();
    Upload.last.leave(1);
    await vi.advanceTimersByTimeAsync(59_900);
    expect(seen).toEqual({});
    await vi.advanceTimersByTimeAsync(200);
    expect(seen.outcome).toMatchObject(stalled);
  });

  test('has stalled 120 seconds after its last byte, unless the answer is coming', async () => {
    const { seen } = send();
    Upload.last.upload.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(119_000);
    Upload.last.dispatchEvent(new Event('progress'));
    await vi.advanceTimersByTimeAsync(119_900);
    expect(seen).toEqual({});
    await vi.advanceTimersByTimeAsync(200);
    expect(seen.outcome).toMatchObject(stalled);
  });

  test('takes other limits, and ends with the reason of who ends it', async () => {
    const short = send({ silenceMs: 10 });
    await vi.advanceTimersByTimeAsync(11);
    expect(short.seen.outcome).toMatchObject(stalled);
    const { parent, seen } = send();
    parent.abort('left');
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.outcome).toBe('left');
  });
});

describe('an upload by XMLHttpRequest is what fetch would make of it', () => {
  beforeEach(() => void vi.stubGlobal('XMLHttpRequest', Upload));

  const sending = () => {
    const progress: number[] = [];
    const { signal } = new AbortController();
    const answer = watchLine(signal, {}, (line) =>
      sendForm('/files', new FormData(), { line, onProgress: (part) => void progress.push(part) }),
    );
    return { answer, progress, request: Upload.last };
  };

  test('with cookies, headers and status', async () => {
    const { answer, request } = sending();
    Object.assign(request, { status: 429, headers: 'retry-after: 5\r\nx-request-id:abc: 1\r\n: nothing\r\n' });
    request.dispatchEvent(new Event('load'));
    const response = await answer;
    expect(request.withCredentials).toBe(true);
    expect(response.status).toBe(429);
    expect([...response.headers].filter(([name]) => name !== 'content-type')).toEqual([
      ['retry-after', '5'],
      ['x-request-id', 'abc: 1'],
    ]);
    expect(await response.text()).toBe('{}');
  });

  test.each([204, 205, 304])('a status that may have no body: %i', async (status) => {
    const { answer, request } = sending();
    Object.assign(request, { status });
    request.dispatchEvent(new Event('load'));
    expect((await answer).body).toBeNull();
  });

  test('a line that breaks', async () => {
    const { answer, request } = sending();
    request.dispatchEvent(new Event('error'));
    await expect(answer).rejects.toThrow(new TypeError('Failed to fetch'));
  });

  test('and tells what has left where that is known, and never more than all', async () => {
    const { answer, progress, request } = sending();
    request.upload.dispatchEvent(Object.assign(new Event('progress'), { lengthComputable: false, loaded: 10, total: 0 }));
    request.upload.dispatchEvent(Object.assign(new Event('progress'), { lengthComputable: true, loaded: 0, total: 0 }));
    for (const loaded of [50, 120]) request.leave(loaded);
    request.dispatchEvent(new Event('load'));
    await answer;
    expect(progress).toEqual([0, 0.5, 1]);
  });
});

test('where nobody can measure it, an upload has ten minutes', async () => {
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
  );
  const { seen } = send();
  await vi.advanceTimersByTimeAsync(599_900);
  expect(seen).toEqual({});
  await vi.advanceTimersByTimeAsync(200);
  expect(seen.outcome).toMatchObject(stalled);
});

test('an answer is alive as long as it comes', async () => {
  vi.useRealTimers();
  const slow = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      controller.enqueue(new TextEncoder().encode('a'));
      pieces += 1;
      if (pieces === 10) controller.close();
    },
  });
  let pieces = 0;
  let stalls = 0;
  const text = watchLine(new AbortController().signal, { answerMs: 150 }, (line) => {
    line.signal.addEventListener('abort', () => (stalls += 1));
    return listenTo(new Response(slow), line).text();
  });
  expect(await text).toBe('a'.repeat(10));
  expect(stalls).toBe(0);
});
