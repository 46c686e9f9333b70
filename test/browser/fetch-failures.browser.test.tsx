import { normalizeError } from 'tryagain/errors';
import { afterEach, expect, it } from 'vitest';
import { commands } from 'vitest/browser';

/** What Chromium's own fetch throws, from real servers that are gone, die, refuse the page or keep it waiting. */
afterEach(() => commands.killProcess());

const thrownBy = (call: () => Promise<unknown>): Promise<unknown> =>
  call().then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );

const ask = (port: number, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/api/ai/kimi/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'kimi-k3', stream: true, messages: [{ role: 'user', content: 'Why do people like elephants?' }] }),
    ...init,
  });

it('a refused connection is the network, and no provider is blamed', async () => {
  const port = await commands.startProcess(0, location.origin);
  await commands.killProcess();
  expect(normalizeError(await thrownBy(() => ask(port)))).toMatchObject({ kind: 'network', retry: 'soon', provider: null, status: null });
});

it('a server that dies in the middle of a body is the network', async () => {
  const port = await commands.startProcess(0, location.origin);
  const response = await ask(port);
  const body = thrownBy(() => response.text());
  await commands.killProcess();
  expect(normalizeError(await body)).toMatchObject({ kind: 'network', retry: 'soon' });
});

it('a server that refuses the page’s origin cannot be told from the network', async () => {
  const port = await commands.startProcess(0, 'https://elsewhere.example');
  expect(normalizeError(await thrownBy(() => ask(port)))).toMatchObject({ kind: 'network', retry: 'soon', provider: null });
});

it('an abort is nobody’s failure; of a time limit within a body Chromium says only that, and signal.reason the rest', async () => {
  const port = await commands.startProcess(0, location.origin);
  expect(normalizeError(await thrownBy(() => ask(port, { signal: AbortSignal.abort() })))).toMatchObject({
    kind: 'aborted',
    retry: 'never',
  });
  const signal = AbortSignal.timeout(2_000);
  const limited = await ask(port, { signal });
  expect(normalizeError(await thrownBy(() => limited.text()))).toMatchObject({ kind: 'aborted', retry: 'never' });
  expect(normalizeError(signal.reason)).toMatchObject({ kind: 'timeout', retry: 'soon' });
});
