import { useEffect, useRef } from 'react';
import { useProviderMutation } from 'tryagain';
import type { ProviderError } from 'tryagain/errors';
import { useChat } from 'tryagain';
import { useSpeech } from 'tryagain';
import { askAt } from './ask-at.ts';
import { Readers } from './readers.tsx';
import { silentPlayer } from './silent-player.ts';

export const question = 'Why is the sky blue?';

export interface ProbeProps {
  readonly provider: string;
  readonly onError: (error: ProviderError) => void;
}

/** Asks once for a whole answer, as soon as it is there. */
export function WholeProbe({ provider, route, onError }: ProbeProps & { route: string }) {
  const { mutate, mutateAsync, error, isSuccess } = useProviderMutation({ provider, mutationFn: () => askAt(provider, route) });
  useOnce(() => mutate());
  useReport(error, onError);
  return (
    <>
      {isSuccess && <p>It answered.</p>}
      <Readers error={error} onRetry={() => mutateAsync()} />
    </>
  );
}

const models: Readonly<Record<string, string>> = { kimi: 'kimi-k2.6', minimax: 'MiniMax-M3' };

/** Asks once for a streamed answer, and shows the conversation. */
export function ChatProbe({ provider, onError }: ProbeProps) {
  const { messages, sendMessage, regenerate, error } = useChat({ provider, model: models[provider] ?? '' });
  useOnce(() => void sendMessage({ text: question }));
  useReport(error, onError);
  return (
    <>
      {messages.map(({ id, role, parts }) => (
        <p key={id} data-role={role}>
          {parts.map((part) => (part.type === 'text' ? part.text : ''))}
        </p>
      ))}
      <Readers error={error} onRetry={() => regenerate()} />
    </>
  );
}

/** Speaks once, for nobody's ear: how sound is made is another test. */
export function SpeechProbe({ onError }: ProbeProps) {
  const { speak, retry, unspoken, error } = useSpeech({ player: silentPlayer });
  useOnce(() => speak(question));
  useReport(error, onError);
  return (
    <>
      <p data-role="unspoken">{unspoken}</p>
      <Readers error={error} onRetry={retry} />
    </>
  );
}

function useOnce(act: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (!done.current) act();
    done.current = true;
  });
}

function useReport(error: ProviderError | null | undefined, onError: (error: ProviderError) => void): void {
  useEffect(() => {
    if (error) onError(error);
  }, [error, onError]);
}
