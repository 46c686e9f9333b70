import { ErrorMessage } from '../../src/components/error-message.js';
import { useSpeech } from '../../src/hooks/use-speech.js';

const text = 'The sky is blue because the air scatters blue light most. In the evening the light comes from the side. What is left is red.';

/** A text, sentence by sentence, and the one that is spoken. */
export function ReadAloud() {
  const { speak, pause, resume, stop, retry, status, error, sentences, position } = useSpeech();
  const under = status === 'loading' || status === 'speaking' || status === 'paused';
  return (
    <div className="app-form">
      <p dir="auto">
        {sentences.length === 0
          ? text
          : sentences.map((sentence, index) => (
              <span key={index} className={index < position ? 'app-quiet' : undefined}>
                {under && index === position ? <mark>{sentence}</mark> : sentence}
              </span>
            ))}
      </p>
      <ErrorMessage error={error} onRetry={retry} />
      <div className="app-row">
        <button
          type="button"
          className="app-button"
          aria-disabled={status === 'loading' || undefined}
          onClick={() => (status === 'speaking' ? pause() : status === 'paused' ? resume() : speak(text))}
        >
          {status === 'speaking' ? 'Pause' : status === 'paused' ? 'Go on' : status === 'loading' ? 'One moment…' : 'Listen'}
        </button>
        {under && (
          <button type="button" className="app-quiet-button" onClick={stop}>
            Stop
          </button>
        )}
        <output className="app-quiet app-small">{status}</output>
      </div>
    </div>
  );
}
