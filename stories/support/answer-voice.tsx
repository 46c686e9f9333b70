import { canRepeat } from '../../src/components/can-repeat.js';
import { useMessages } from '../../src/components/messages-context.js';
import { RetryButton } from '../../src/components/retry-button.js';
import type { ProviderError } from '../../src/errors.js';
import { useTryAgain } from '../../src/hooks/try-again-context.js';
import type { UseSpeechResult } from '../../src/hooks/use-speech.js';
import { describeFailure } from '../../src/messages/describe-failure.js';
import { useAppWords } from './app-words.js';

interface AnswerVoiceProps {
  text: string;
  speech: UseSpeechResult;
  /** The voice is with this answer. */
  isMine: boolean;
  onListen: () => void;
}

/** Reads an answer aloud: listen, pause, stop. */
export function AnswerVoice({ text, speech, isMine, onListen }: AnswerVoiceProps) {
  const words = useAppWords();
  const status = isMine ? speech.status : 'idle';
  const action = {
    idle: { label: words.listen, run: onListen },
    done: { label: words.listen, run: onListen },
    error: { label: words.listen, run: onListen },
    loading: { label: words.preparing, run: undefined },
    speaking: { label: words.pause, run: speech.pause },
    paused: { label: words.resume, run: speech.resume },
  }[status];
  const under = status === 'loading' || status === 'speaking' || status === 'paused';

  if (text.trim() === '') return null;
  return (
    <span className="app-voice" data-status={status}>
      <button type="button" className="app-quiet-button" aria-disabled={!action.run || undefined} onClick={() => action.run?.()}>
        <VoiceIcon status={status} />
        {action.label}
      </button>
      {under && (
        <button type="button" className="app-quiet-button" onClick={speech.stop}>
          {words.stopVoice}
        </button>
      )}
      {under && speech.sentences.length > 1 && (
        <span className="app-small app-quiet" aria-hidden="true">
          {Math.min(speech.position + 1, speech.sentences.length)}/{speech.sentences.length}
        </span>
      )}
    </span>
  );
}

/** A voice that failed is one line beside the text, which is there all the same. */
export function VoiceFailure({ error, onRetry }: { error: ProviderError; onRetry: () => void }) {
  const messages = useMessages();
  const { viewer } = useTryAgain();
  return (
    <div className="app-voice-failure">
      <span role="alert">{describeFailure(error, messages, viewer).title}</span>
      {canRepeat(error) && <RetryButton error={error} onRetry={onRetry} data-variant="quiet" />}
    </div>
  );
}

const shapes = {
  play: 'M3 6v4h2.5L9 13V3L5.5 6H3ZM11 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6 6 0 0 1 0 9',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
};

function VoiceIcon({ status }: { status: string }) {
  return (
    <svg
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={status === 'speaking' ? shapes.pause : shapes.play} />
    </svg>
  );
}
