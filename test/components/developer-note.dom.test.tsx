import { render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import {
  BalanceBanner,
  ErrorMessage,
  ErrorToaster,
  QuotaBanner,
  TryAgainProvider,
  useBalance,
  useChat,
  useCooldown,
  useErrorToast,
  useProviderMutation,
  useProviderQuery,
  useSpeech,
} from 'tryagain';
import { normalizeError, ProviderError, readFailure } from 'tryagain/errors';
import { defineProvider, kimi } from 'tryagain/providers';
import { renderWithTryAgain } from 'tryagain/testing/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let warned: string[] = [];
beforeEach(() => {
  warned = [];
  vi.stubEnv('NODE_ENV', 'development');
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warned.push(text));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const noData = () => new SyntaxError('Unexpected token \'<\', "<!doctype canary"... is not valid JSON');

it('where a page comes instead of data, the console asks whether the handler is mounted', () => {
  render(<ErrorMessage error={normalizeError(noData(), { provider: 'kimi' })} />);
  expect(warned).toEqual([expect.stringMatching(/^tryagain: kimi: unknown\. .*is the handler mounted at this address\? .*basePath\.$/)]);
  expect(warned.join()).not.toContain('canary');
});

it.each([
  ['a page that nothing is here', 'kimi', () => new Response('<html>canary: 404 Not Found</html>', { status: 404 })],
  ['nothing at all', 'minimax', () => new Response('', { status: 404 })],
  ['a server of files, which takes no POST,', 'kimi', () => new Response('<html>405 Not Allowed</html>', { status: 405 })],
])('where %s answers, too', async (_, provider, answer) => {
  render(<ErrorMessage error={await readFailure(answer(), { provider })} />);
  expect(warned).toEqual([expect.stringMatching(/is the handler mounted at this address\? .*basePath\.$/)]);
  expect(warned.join()).not.toContain('canary');
});

it('where the front page of an app answers for a balance, too', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('<!doctype html>'));
  const Balance = () => <ErrorMessage error={useBalance().error} />;
  render(
    <TryAgainProvider>
      <Balance />
    </TryAgainProvider>,
  );
  await screen.findByRole('alert');
  expect(warned).toEqual([expect.stringContaining('is the handler mounted at this address?')]);
});

it('a name that a provider does not have is told as before', async () => {
  const body = { error: { type: 'resource_not_found_error', message: 'Not found the model canary' } };
  render(<ErrorMessage error={await readFailure(Response.json(body, { status: 404 }), { provider: 'kimi' })} />);
  expect(warned).toEqual([expect.stringMatching(/A model, voice, file or path of this name is not there/)]);
});

it('the handler’s own sentence stands there, which no person reads', async () => {
  function Models() {
    const { error } = useProviderQuery({ queryKey: ['x'], queryFn: () => fetch('/api/ai/kimi/modells').then((r) => r.json()) });
    return <ErrorMessage error={error} />;
  }
  renderWithTryAgain(<Models />);
  await screen.findByRole('alert');
  expect(warned).toEqual([expect.stringContaining('The table of "kimi" has no such path.')]);
});

it('where the server reaches no provider, the page says so, and the console what to look at', async () => {
  function Models() {
    const { error } = useProviderQuery({ queryKey: ['y'], queryFn: () => fetch('/api/ai/kimi/models').then((r) => r.json()) });
    return <ErrorMessage error={error} />;
  }
  renderWithTryAgain(<Models />, { scenario: 'any/offline' });
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /This app couldn't reach the AI service\..*Try again now or in a few minutes\./,
  );
  expect(warned).toEqual([expect.stringMatching(/network\. The server's own call to the provider got no answer\..*baseURL\.$/)]);
});

it('a mistake in the app’s own code is named', () => {
  render(<ErrorMessage error={new TypeError('data?.map is not a function')} />);
  expect(warned).toEqual([expect.stringContaining('TypeError: data?.map is not a function.')]);
});

it('a refused key is told with its hint and the provider’s page, without what the provider said', () => {
  const error = { status: 401, error: { type: 'invalid_authentication_error', message: 'Invalid Authentication of org-canary' } };
  render(<ErrorMessage error={Object.assign(new Error(error.error.message), error)} />);
  expect(warned).toEqual([expect.stringMatching(/kimi: authentication \(invalid_authentication_error\)\. The key was refused\..* https:/)]);
  expect(warned.join()).not.toMatch(/canary|Invalid Authentication/);
});

it('a document whose fields are no words leaves the page as it is', () => {
  const body = JSON.stringify({ type: { toString: 1, valueOf: 1 }, title: 'canary' });
  render(<ErrorMessage error={Object.assign(new Error('odd'), { status: 404, body })} />);
  expect(screen.getByRole('alert')).toBeVisible();
  expect(warned.join()).not.toContain('canary');
});

it('a cause is told once, however many places show it', () => {
  const Place = () => <ErrorMessage error={new ProviderError({ kind: 'not-found', code: 'once' })} />;
  const { rerender } = render([<Place key="1" />, <Place key="2" />]);
  rerender(<Place key="3" />);
  expect(warned).toHaveLength(1);
});

it('of a message in the corner, too', () => {
  function Save() {
    const toast = useErrorToast();
    return <button onClick={() => toast(new ProviderError({ kind: 'permission', code: 'corner' }))}>Save</button>;
  }
  renderWithTryAgain([<Save key="save" />, <ErrorToaster key="toaster" />]);
  screen.getByRole('button').click();
  return vi.waitFor(() => expect(warned).toEqual([expect.stringContaining('permission (corner)')]));
});

it('what passes by itself, and what a person can mend, is not told', () => {
  render(<ErrorMessage error={new ProviderError({ kind: 'rate-limited' })} />);
  render(<ErrorMessage error={new ProviderError({ kind: 'content-filtered' })} />);
  expect(warned).toEqual([]);
});

it('two corners that show everything twice are told once', () => {
  const { rerender } = render([<ErrorToaster key="1" />]);
  expect(warned).toEqual([]);
  rerender([<ErrorToaster key="2" />]);
  expect(warned).toEqual([]);
  rerender([<ErrorToaster key="2" />, <ErrorToaster key="3" />, <ErrorToaster key="4" />]);
  expect(warned).toEqual([expect.stringContaining('ErrorToaster: there are two on this page')]);
});

describe('a provider nobody knows', () => {
  const Asking = ({ provider }: { provider: string }) => {
    useChat({ provider, model: 'kimi-k2.6' });
    useCooldown({ provider, endpoint: 'chat' });
    // From JavaScript: its type knows the one provider that speaks.
    useSpeech({ provider: provider as 'minimax' });
    useProviderQuery({ provider, queryKey: [provider], queryFn: () => 'answer' });
    useProviderMutation({ provider, mutationFn: () => Promise.resolve('answer') });
    return null;
  };
  const all = (provider: string) => [
    <BalanceBanner key="balance" provider={provider} />,
    <QuotaBanner key="quota" provider={provider} />,
    <Asking key="asking" provider={provider} />,
  ];

  it('is told once a place, with the name that was probably meant', () => {
    const { rerender } = renderWithTryAgain(<StrictMode>{all('kimmi')}</StrictMode>);
    rerender(<StrictMode>{all('kimmi')}</StrictMode>);
    const told = (place: string) => expect.stringMatching(`^tryagain: ${place}: there is no provider "kimmi"\\. Did you mean "kimi"`);
    const places = ['BalanceBanner', 'QuotaBanner', 'useChat', 'useCooldown', 'useSpeech', 'useProviderQuery', 'useProviderMutation'];
    expect(warned).toEqual(places.map(told));
  });

  it('is not one of the package, nor one whose table was given', () => {
    const acme = defineProvider({ ...kimi, name: 'acme', label: 'Acme' });
    for (const provider of ['kimi', 'minimax', 'openai', 'acme']) {
      renderWithTryAgain(<TryAgainProvider providers={[acme]}>{all(provider)}</TryAgainProvider>).unmount();
    }
    expect(warned).toEqual([]);
  });
});

it.each(['production', 'test'])('nothing is told in %s', (environment) => {
  vi.stubEnv('NODE_ENV', environment);
  render(<ErrorMessage error={new ProviderError({ kind: 'not-found', code: environment })} />);
  render([<ErrorToaster key="1" />, <ErrorToaster key="2" />]);
  renderWithTryAgain(<BalanceBanner provider={`kimi-${environment}`} />);
  expect(warned).toEqual([]);
});
