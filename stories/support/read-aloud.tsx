import { VoiceStatus } from '../../src/components/voice-status.js';
import { useSpeech } from '../../src/hooks/use-speech.js';

const text = 'The sky is blue because the air scatters blue light most. In the evening the light comes from the side. What is left is red.';

/** A text, sentence by sentence, and the one that is spoken. */
export function ReadAloud() {
  const speech = useSpeech();
  const { status, sentences, position } = speech;
  const isHeard = status === 'loading' || status === 'speaking';
  return (
    <div className="app-form">
      <p dir="auto">
        {sentences.length === 0
          ? text
          : sentences.map((sentence, index) => (
              <span key={index} className={index < position ? 'app-quiet' : undefined}>
                {(isHeard || status === 'paused') && index === position ? <mark>{sentence}</mark> : sentence}
              </span>
            ))}
      </p>
      <div className="app-row">
        <button type="button" className="app-button" aria-disabled={isHeard || undefined} onClick={() => !isHeard && speech.speak(text)}>
          Listen
        </button>
        <output className="app-quiet app-small">{status}</output>
      </div>
      <VoiceStatus speech={speech} />
    </div>
  );
}
