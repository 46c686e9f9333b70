import { QueryClient } from '@tanstack/react-query';
import { act, renderHook, screen, waitFor, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { ErrorMessage, TryAgainProvider, useChat, useProviderQuery } from 'tryagain';
import { openai } from 'tryagain/providers';
import { afterEach, describe, expect, it } from 'vitest';
import { deepseek } from '../providers/deepseek.ts';
import { answerOf, chunk, handlerAt, keys, openaiHeaders, sendJson, sendStream, upstream } from '../providers/fake-openai.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

const spent = {
  error: {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    param: null,
    code: 'project_spend_limit_exceeded',
  },
};

describe('a provider the app names in TryAgainProvider', () => {
  function Models({ provider, error: thrown }: { provider?: string; error: object }) {
    const { error } = useProviderQuery({
      provider,
      queryKey: ['models', provider],
      queryFn: () => Promise.reject(Object.assign(new Error('no'), thrown)),
    });
    return (
      <>
        <p>{error && `${error.provider}: ${error.kind}, ${error.limit?.window}ly, ${error.code}`}</p>
        <ErrorMessage error={error} />
      </>
    );
  }
  const show = (node: ReactNode) =>
    render(
      <TryAgainProvider client={new QueryClient()} viewer="owner" providers={[openai]} links={{ openai: openai.hosts[0].links }}>
        {node}
      </TryAgainProvider>,
    );

  it('its queries are read with its table, and people see its label and its links', async () => {
    show(<Models provider="openai" error={{ status: 429, ...spent }} />);
    expect(await screen.findByText('openai: quota-exceeded, monthly, project_spend_limit_exceeded')).toBeInTheDocument();
    expect(screen.getAllByText(/OpenAI/).length).toBeGreaterThan(0);
    expect(screen.getByRole('link')).toHaveAttribute('href', openai.hosts[0].links.plan);
  });

  it('its own code or header names it where nobody does', async () => {
    show(<Models error={{ status: 401, headers: openaiHeaders }} />);
    expect(await screen.findByText(/^openai: authentication/)).toBeInTheDocument();
    expect(screen.getAllByText(/OpenAI/).length).toBeGreaterThan(0);
  });

  it('without its table the same failure is nobody’s, and read as well as it can be', async () => {
    render(
      <TryAgainProvider client={new QueryClient()}>
        <Models error={{ status: 401, headers: openaiHeaders }} />
      </TryAgainProvider>,
    );
    expect(await screen.findByText(/^null: authentication/)).toBeInTheDocument();
    expect(screen.queryByText(/OpenAI/)).toBeNull();
  });
});

describe('useChat with a table of the app’s, over HTTP: page, handler, provider', () => {
  async function talking(answer: Parameters<typeof upstream>[0], table = deepseek) {
    const provider = await upstream(answer);
    const handler = await handlerAt({
      tables: [openai, deepseek],
      providers: { [table.name]: { apiKey: keys[table.name as 'openai'], baseURL: `${provider.url}/v1` } },
    });
    open.push(handler, provider);
    const wrapper = ({ children }: { children: ReactNode }) => (
      <TryAgainProvider client={new QueryClient()} providers={[openai, deepseek]} basePath={`${handler.url}/api/ai`}>
        {children}
      </TryAgainProvider>
    );
    const { result } = renderHook(() => useChat({ provider: table.name, model: 'some-model', throttle: 0 }), { wrapper });
    const send = (text: string) => act(() => result.current.sendMessage({ text }));
    const said = () => result.current.messages.map(({ role, parts }) => `${role}: ${parts.map(({ text }) => text).join('')}`);
    return { result, send, said, asked: provider.asked };
  }

  it.each([
    ['deepseek', deepseek],
    ['openai', openai],
  ])('streams an answer of %s, and goes on with the conversation', async (_, table) => {
    const { result, send, said, asked } = await talking((response) => sendStream(response, answerOf('Hel', 'lo.')), table);
    await send('Hi');
    await waitFor(() => expect(result.current.status).toBe('ready'));
    expect(said()).toEqual(['user: Hi', 'assistant: Hello.']);
    await send('Again');
    await waitFor(() => expect(said()).toEqual(['user: Hi', 'assistant: Hello.', 'user: Again', 'assistant: Hello.']));
    expect(asked[1]?.body).toEqual({
      model: 'some-model',
      stream: true,
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello.' },
        { role: 'user', content: 'Again' },
      ],
    });
  });

  it('a failure before the stream is the provider’s, with what its code says', async () => {
    const { result, send, said } = await talking((response) => sendJson(response, 429, spent, openaiHeaders), openai);
    await send('Hi');
    await waitFor(() => expect(result.current.status).toBe('error'));
    expect(result.current.error).toMatchObject({ provider: 'openai', kind: 'quota-exceeded', code: 'project_spend_limit_exceeded' });
    expect(said()).toEqual(['user: Hi']);
  });

  it('a failure in the stream keeps what was said', async () => {
    const failure = { error: { message: 'The server had an error.', type: 'server_error', param: null, code: null } };
    const { result, send, said } = await talking((response) =>
      sendStream(response, chunk({ role: 'assistant', content: 'Half an ans' }) + `data: ${JSON.stringify(failure)}\n\n`),
    );
    await send('Hi');
    await waitFor(() => expect(result.current.status).toBe('error'));
    expect(result.current.error).toMatchObject({ provider: 'deepseek', kind: 'server-error' });
    expect(said()).toEqual(['user: Hi', 'assistant: Half an ans']);
    expect(result.current.resume).toBeNull();
  });
});
