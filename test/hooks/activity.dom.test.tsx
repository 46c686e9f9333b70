import { act, render, screen } from '@testing-library/react';
import { Activity, Suspense, use, useEffect } from 'react';
import { TryAgainProvider, useChat, useFileUpload, useSpeech, useVoiceClone } from 'tryagain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let asked = 0;
let stopped = 0;
beforeEach(() => {
  asked = 0;
  stopped = 0;
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
    asked += 1;
    signal?.addEventListener('abort', () => (stopped += 1));
    return new Promise(() => undefined);
  });
  vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(() => void (asked += 1));
  vi.spyOn(XMLHttpRequest.prototype, 'abort').mockImplementation(() => void (stopped += 1));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const file = new File(['Some text.'], 'notes.txt');
const sample = new File(['sound'], 'sample.mp3', { type: 'audio/mpeg' });

/** Its effect runs before those of the component above, whose hook it asks. */
function Asking({ ask }: { ask: () => unknown }) {
  // oxlint-disable-next-line react/exhaustive-deps -- once each time it is shown
  useEffect(() => void ask(), []);
  return null;
}
function Chat() {
  const { sendMessage } = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
  return <Asking ask={() => sendMessage({ text: 'Hello' })} />;
}
function Upload() {
  const { upload } = useFileUpload();
  return <Asking ask={() => upload(file)} />;
}
function Speech() {
  const { speak } = useSpeech();
  return <Asking ask={() => speak('Hello there.')} />;
}
function Clone() {
  const { clone } = useVoiceClone();
  return <Asking ask={() => clone({ file: sample, voiceId: 'MyOwnVoice01' })} />;
}
const hooks = [
  ['useChat', Chat],
  ['useFileUpload', Upload],
  ['useSpeech', Speech],
  ['useVoiceClone', Clone],
] as const;

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));

// Not in StrictMode: there the effects run once more, and what was lost the first time is asked for the second.
test.each(hooks)('%s stops when an Activity hides it, and asks again where an effect below asks when it is shown', async (_, Page) => {
  const page = (mode: 'visible' | 'hidden') => (
    <TryAgainProvider>
      <Activity mode={mode}>
        <Page />
      </Activity>
    </TryAgainProvider>
  );
  const { rerender } = render(page('visible'));
  await settled();
  expect([asked, stopped]).toEqual([1, 0]);
  rerender(page('hidden'));
  await settled();
  expect([asked, stopped]).toEqual([1, 1]);
  rerender(page('visible'));
  await settled();
  expect([asked, stopped]).toEqual([2, 1]);
});

test.each(hooks)('%s goes on while a Suspense shows something else in its place', async (_, Page) => {
  const Late = ({ data }: { data: Promise<string> | null }) => <p>{data && use(data)}</p>;
  const page = (data: Promise<string> | null) => (
    <TryAgainProvider>
      <Suspense fallback={<p>Loading</p>}>
        <Page />
        <Late data={data} />
      </Suspense>
    </TryAgainProvider>
  );
  const { rerender } = render(page(null));
  await settled();
  let arrive: (text: string) => void = () => undefined;
  const data = new Promise<string>((resolve) => (arrive = resolve));
  await act(async () => rerender(page(data)));
  await settled();
  expect(screen.getByText('Loading')).toBeVisible();
  expect([asked, stopped]).toEqual([1, 0]);
  await act(async () => arrive('Here'));
  expect(await screen.findByText('Here')).toBeVisible();
  expect([asked, stopped]).toEqual([1, 0]);
});
