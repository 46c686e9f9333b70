import { vi } from 'vitest';

/** Writes down what the page asks the handler for from now on, `POST kimi/files`, until `vi.restoreAllMocks` and `vi.unstubAllGlobals`. */
export function watchRequests(): string[] {
  const asked: string[] = [];
  const note = (method: string, url: string): void => {
    const path = new URL(url, location.href).pathname;
    if (path.startsWith('/api/ai/') && !path.endsWith('__simulator')) asked.push(`${method} ${path.slice('/api/ai/'.length)}`);
  };
  const Measured = XMLHttpRequest;
  class Watched extends Measured {
    override open(method: string, url: string | URL): void {
      note(method, String(url));
      super.open(method, url, true);
    }
  }
  vi.stubGlobal('XMLHttpRequest', Watched);
  const original = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    note(init?.method ?? 'GET', input instanceof Request ? input.url : String(input));
    return original(input, init);
  });
  return asked;
}

/** Lets the dev server's simulated providers fail like this from now on. */
export async function choose(scenario: string): Promise<void> {
  const response = await fetch('/api/ai/__simulator', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario }),
  });
  if (!response.ok) throw new Error(`The simulator did not take ${scenario}: ${response.status}`);
}
