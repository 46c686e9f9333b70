import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { TellOwner } from '../../src/hooks/try-again-context.js';

const refused = new ProviderError({
  kind: 'authentication',
  code: 'invalid_authentication_error',
  provider: 'kimi',
  requestId: 'req-4711-abc',
});
const show = (onTellOwner: TellOwner, error = refused) =>
  render(
    <TryAgainProvider onTellOwner={onTellOwner}>
      <TryAgainProvider viewer="user">
        <ErrorMessage error={error} onRetry={vi.fn()} />
      </TryAgainProvider>
    </TryAgainProvider>,
  );
const button = () => screen.getByRole('button', { name: 'Tell the owner' });
const press = () => act(async () => fireEvent.click(button()));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('onTellOwner', () => {
  it('gets the message and the failure in one press, and once: the button says that it is done, and keeps the focus', async () => {
    const told: [note: string, failure: ProviderError][] = [];
    show((...one) => void told.push(one));
    button().focus();
    await press();
    expect(told).toHaveLength(1);
    expect(told[0]?.[0]).toMatch(/\nCode: invalid_authentication_error\n(?:.*\n)*Request id: req-4711-abc$/);
    expect(told[0]?.[1]).toBe(refused);
    expect(button()).toHaveAttribute('data-state', 'done');
    expect(button()).toHaveTextContent('Done');
    expect(button()).toHaveFocus();
    await waitFor(() => expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain('Done'));
    await press();
    expect(told).toHaveLength(1);
    expect(button()).toHaveAttribute('aria-disabled', 'true');
  });

  it('is asked again for what another provider refuses: that is news', async () => {
    const tell = vi.fn<TellOwner>();
    const page = (error: ProviderError) => (
      <TryAgainProvider onTellOwner={tell}>
        <ErrorMessage error={error} onRetry={vi.fn()} />
      </TryAgainProvider>
    );
    const { rerender } = render(page(refused));
    await press();
    rerender(page(new ProviderError({ kind: 'authentication', code: '1004', provider: 'minimax' })));
    await press();
    expect(tell).toHaveBeenCalledTimes(2);
  });

  it('is not asked twice while the first message is on its way', async () => {
    let arrive = (): void => undefined;
    const tell = vi.fn<TellOwner>(() => new Promise<void>((resolve) => (arrive = resolve)));
    show(tell);
    await press();
    expect(button()).toHaveAttribute('data-state', 'retrying');
    await press();
    expect(tell).toHaveBeenCalledTimes(1);
    await act(async () => arrive());
    expect(button()).toHaveAttribute('data-state', 'done');
  });

  it.each<[string, TellOwner]>([
    [
      'throws',
      () => {
        throw new Error('no network');
      },
    ],
    ['is rejected', () => Promise.reject(new Error('no network'))],
    ['gets an answer that is not ok', async () => new Response('', { status: 500 })],
  ])('one that %s leaves the text there, selected, and may be asked again; a developer reads why', async (_, fails) => {
    const errors = vi.spyOn(console, 'error').mockReturnValue();
    const tell = vi.fn<TellOwner>(fails);
    show(tell);
    await press();
    const box = screen.getByRole<HTMLTextAreaElement>('textbox');
    expect(box.value).toContain('Code: invalid_authentication_error');
    expect(box).toHaveFocus();
    expect(button()).toHaveAttribute('data-state', 'ready');
    expect(errors).toHaveBeenCalledTimes(1);
    expect(String(errors.mock.calls[0]?.[0])).toMatch(/onTellOwner/);
    await press();
    expect(tell).toHaveBeenCalledTimes(2);
  });
});

describe("where nobody knows a Response, as in Jest's jsdom", () => {
  it('a message that arrived is done', async () => {
    vi.stubGlobal('Response', undefined);
    delete (globalThis as { Response?: unknown }).Response;
    show(vi.fn<TellOwner>(async () => undefined));
    await press();
    expect(button()).toHaveAttribute('data-state', 'done');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('what comes first', () => {
  const names = () => screen.getAllByRole('button').map(({ textContent, dataset }) => [textContent?.trim(), dataset['variant']]);

  it('where only the owner can do something, telling them; looking again is second', () => {
    show(vi.fn<TellOwner>());
    expect(names()).toEqual([
      ['Tell the owner', undefined],
      ['Check again', 'quiet'],
    ]);
  });

  it('where trying again may help, that', () => {
    show(vi.fn<TellOwner>(), new ProviderError({ kind: 'unknown', provider: 'kimi' }));
    expect(names()).toEqual([
      ['Try again', undefined],
      ['Tell the owner', 'quiet'],
    ]);
  });
});
