import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { TryAgainProvider, useBalance, useChat, useFileUpload, useSpeech } from 'tryagain';
import { isProviderError } from 'tryagain/errors';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commands } from 'vitest/browser';

/** The server on an origin of its own, as api.app.example is beside app.example: it turns away whose session is over. */
let port = 0;
beforeEach(async () => {
  port = await commands.startProcess(0, location.origin);
});
afterEach(async () => {
  document.cookie = 'session=; max-age=0; path=/';
  cleanup();
  await commands.killProcess();
});

function Asking() {
  const chat = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
  const speech = useSpeech();
  const files = useFileUpload({ provider: 'kimi' });
  const balance = useBalance({ provider: 'kimi', enabled: false });
  const askAll = () => {
    void chat.sendMessage({ text: 'Why is the sky blue?' });
    speech.speak('One sentence.');
    void files.upload(new File(['Some text.'], 'notes.txt', { type: 'text/plain' }));
    void balance.refetch();
  };
  const errors: Record<string, unknown> = { chat: chat.error, speech: speech.error, files: files.error, balance: balance.error };
  return (
    <>
      <button onClick={askAll}>Ask</button>
      <ul>
        {Object.entries(errors).map(([name, error]) => (
          <li key={name}>{`${name}: ${isProviderError(error) ? (error.code ?? error.kind) : 'fine'}`}</li>
        ))}
      </ul>
    </>
  );
}

it('on an origin of its own the server knows the session of whoever asks', async () => {
  document.cookie = 'session=over; path=/';
  render(
    <TryAgainProvider basePath={`http://${location.hostname}:${port}/api/ai`}>
      <Asking />
    </TryAgainProvider>,
  );
  screen.getByRole('button').click();
  await waitFor(
    () =>
      expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
        'chat: not-signed-in',
        'speech: not-signed-in',
        'files: not-signed-in',
        'balance: not-signed-in',
      ]),
    { timeout: 10_000 },
  );
});
