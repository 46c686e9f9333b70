import { ErrorMessage, useSpeech } from 'tryagain';

export function Listen({ text }: { text: string }) {
  const { speak, pause, resume, retry, status, error } = useSpeech({ voice: 'English_expressive_narrator' });
  return (
    <>
      {status === 'speaking' ? (
        <button onClick={pause}>Pause</button>
      ) : status === 'paused' ? (
        <button onClick={resume}>Go on</button>
      ) : (
        <button onClick={() => speak(text)}>Listen</button>
      )}
      <ErrorMessage error={error} onRetry={retry} />
    </>
  );
}
