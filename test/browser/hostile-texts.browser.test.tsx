import { cleanup, render, waitFor } from '@testing-library/react';
import { ErrorMessage, TryAgainProvider, useProviderQuery } from 'tryagain';
import { normalizeError } from 'tryagain/errors';
import naughty from 'big-list-of-naughty-strings';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Readers } from './support/readers.tsx';
import { choose } from './support/watch-requests.ts';

beforeEach(() => choose('none'));
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  await choose('none');
});

function Models() {
  const { error } = useProviderQuery({
    queryKey: ['models'],
    queryFn: ({ signal }): Promise<unknown> => fetch('/api/ai/kimi/models', { signal }).then((response) => response.json()),
    retry: false,
  });
  return <ErrorMessage error={error} />;
}

it("P2 of a gateway's page nothing but its kind is on the page", async () => {
  await choose('any/html-502');
  const { container } = render(
    <TryAgainProvider viewer="owner">
      <Models />
    </TryAgainProvider>,
  );
  await waitFor(() => expect(container.querySelector('[data-kind]')?.getAttribute('data-kind')).toBe('server-error'));
  expect(container.innerHTML).not.toMatch(/nginx|Bad Gateway|<center|<hr|<title|&lt;/i);
});

it.each([
  [
    'nginx 502',
    502,
    '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>',
    'server-error',
  ],
  [
    'Cloudflare 524',
    524,
    '<!DOCTYPE html><html><head><title>example.com | 524: A timeout occurred</title></head><body><div id="cf-wrapper">Cloudflare Ray ID: 8a1b</div></body></html>',
    'timeout',
  ],
])('P2 a page of %s is told by its status, and stays off the page', (_, status, body, kind) => {
  const { container } = render(<Readers error={normalizeError({ status, body })} onRetry={() => undefined} />);
  expect([...container.querySelectorAll('[data-kind]')].map((element) => element.getAttribute('data-kind'))).toEqual([
    kind,
    kind,
    kind,
    kind,
  ]);
  expect(container.innerHTML).not.toMatch(/nginx|cloudflare|cf-wrapper|Bad Gateway|<center|Ray ID/i);
});

it('P29 whatever a provider says, people read our sentence, and nothing of it runs', () => {
  const alert = vi.spyOn(window, 'alert').mockImplementation(() => undefined);
  const texts: readonly string[] = naughty;
  const plain = pageOf('Something went wrong.');
  for (const text of texts) expect(pageOf(text), text).toBe(plain);
  expect(alert).not.toHaveBeenCalled();
  expect(document.querySelectorAll('script[src*="ha.ckers"], img[src="x"], iframe').length).toBe(0);
});

function pageOf(text: string): string {
  const error = { status: 400, body: { error: { message: text, type: 'invalid_request_error', param: text }, request_id: '' } };
  const { container, unmount } = render(
    <TryAgainProvider viewer="owner">
      <ErrorMessage error={error} />
    </TryAgainProvider>,
  );
  const page = container.textContent;
  unmount();
  return page;
}
