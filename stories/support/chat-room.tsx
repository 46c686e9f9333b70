import { useEffect, useRef, useState } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { RetryButton } from '../../src/components/retry-button.js';
import { VoiceStatus } from '../../src/components/voice-status.js';
import type { ProviderError } from '../../src/errors.js';
import { useChat } from '../../src/hooks/use-chat.js';
import type { ChatMessage } from '../../src/hooks/use-chat.js';
import { useSpeech } from '../../src/hooks/use-speech.js';
import { useAppWords } from './app-words.js';
import { chatProviders } from './chat-providers.js';
import type { ChatProvider } from './chat-providers.js';
import { Conversation, textOf } from './conversation.js';
import { ListenButton } from './listen-button.js';
import { QuestionBox } from './question-box.js';

interface ChatRoomProps {
  provider: ChatProvider;
  onProvider: (provider: ChatProvider) => void;
  onFailure: (error: ProviderError | undefined) => void;
  /** An answer is there, whole. */
  onAnswer: () => void;
}

/** These are told above the page, for as long as they last. */
export const toldAbove: ReadonlySet<string> = new Set(['insufficient-balance', 'quota-exceeded']);
/** Shorter than usual: who tries what a silence looks like should not wait half a minute for it. */
const timeouts = { firstTokenMs: 15_000, idleMs: 8_000 };

/** A conversation that is streamed, and can be heard. Whatever fails, nothing that was said goes away. */
export function ChatRoom({ provider, onProvider, onFailure, onAnswer }: ChatRoomProps) {
  const words = useAppWords();
  const [text, setText] = useState('');
  const [heard, setHeard] = useState<string | null>(null);
  const [earlier, setEarlier] = useState<readonly (readonly ChatMessage[])[]>([]);
  const box = useRef<HTMLTextAreaElement>(null);
  const { model } = chatProviders[provider];
  const chat = useChat({ provider, model, timeouts, onFinish: ({ isError }) => !isError && onAnswer() });
  const speech = useSpeech();
  const { messages, status, error, resume } = chat;
  const busy = status === 'submitted' || status === 'streaming';
  const isHeard = speech.status === 'loading' || speech.status === 'speaking';
  const last = messages.at(-1);
  const failure = error ?? speech.error;
  useEffect(() => onFailure(failure), [failure, onFailure]);

  const ask = (question: string) => {
    if (busy || question.trim() === '') return;
    void chat.sendMessage({ text: question });
    setText('');
  };
  const again = () => (resume ?? chat.regenerate)();
  const change = () => {
    const at = messages.findLastIndex(({ role }) => role === 'user');
    const said = messages[at];
    if (!said) return;
    setText(text === '' ? textOf(said) : `${textOf(said)}\n${text}`);
    // Sent along with every further question, it would be refused with each. What was answered stays.
    if (last === said) chat.setMessages(messages.slice(0, at));
    chat.clearError();
    box.current?.focus();
  };
  const anew = () => {
    const said = messages.slice(0, -1);
    if (said.length > 0) setEarlier([...earlier, said]);
    change();
    chat.setMessages([]);
  };

  const isOver = error?.kind === 'context-too-long' && messages.length > 1;
  const kept = last?.role === 'assistant' ? words.unfinished : isOver ? words.comesAlong : words.unanswered;

  return (
    <div className="app-chat">
      {earlier.map((said) => (
        <details key={said[0]?.id} className="app-earlier">
          <summary>{words.earlier}</summary>
          <Conversation messages={said} />
        </details>
      ))}
      {messages.length === 0 && earlier.length === 0 ? (
        <div className="app-examples">
          <p className="app-quiet">{words.empty}</p>
          {words.examples.map((example) => (
            <button key={example} type="button" className="app-button" onClick={() => ask(example)}>
              {example}
            </button>
          ))}
        </div>
      ) : (
        <Conversation
          messages={messages}
          below={(message, isLast) =>
            !(busy && isLast) && (
              <>
                <div className="app-actions">
                  {textOf(message).trim() !== '' && (
                    <ListenButton
                      isHeard={heard === message.id && isHeard}
                      onListen={() => {
                        setHeard(message.id);
                        speech.speak(textOf(message));
                      }}
                    />
                  )}
                  {/* A failure's own button says how to go on. */}
                  {isLast && !error && (
                    <button type="button" className="app-quiet-button" onClick={() => void chat.regenerate()}>
                      {words.askAgain}
                    </button>
                  )}
                  {isLast && resume && !error && (
                    <button type="button" className="app-quiet-button" onClick={() => void resume()}>
                      {words.goOn}
                    </button>
                  )}
                </div>
                {heard === message.id && <VoiceStatus speech={speech} />}
              </>
            )
          }
        />
      )}
      {status === 'submitted' && last?.role === 'user' && <p className="app-quiet app-waiting">{words.waiting}</p>}
      {error && toldAbove.has(error.kind) ? (
        <div className="app-kept">
          <span>{kept}</span>
          {error.retryAt === null ? (
            // Nobody knows whether it works by now: it is there, and does not invite.
            <RetryButton error={error} onRetry={again} className="app-quiet-button" asChild>
              <button type="button">{resume ? words.goOn : words.askAgain}</button>
            </RetryButton>
          ) : (
            <RetryButton error={error} onRetry={again} data-variant="quiet" />
          )}
        </div>
      ) : (
        <ErrorMessage error={error} onRetry={again}>
          {error?.fixableBy === 'user' && (
            <div className="tryagain-actions">
              {error.kind === 'context-too-long' && (
                <button type="button" className="tryagain-button" onClick={anew}>
                  {words.anew}
                </button>
              )}
              <button
                type="button"
                className="tryagain-button"
                data-variant={error.kind === 'context-too-long' ? 'quiet' : undefined}
                onClick={change}
              >
                {words.change}
              </button>
            </div>
          )}
          <p className="app-quiet app-small">{kept}</p>
        </ErrorMessage>
      )}
      {/* Stopped before a word came, as by another choice of who answers. */}
      {status === 'ready' && last?.role === 'user' && (
        <div className="app-kept">
          <span>{words.unanswered}</span>
          <button type="button" className="app-quiet-button" onClick={() => void chat.regenerate()}>
            {words.askAgain}
          </button>
        </div>
      )}
      <QuestionBox
        field={box}
        text={text}
        onText={setText}
        provider={provider}
        onProvider={onProvider}
        busy={busy}
        onSend={() => ask(text)}
        onStop={chat.stop}
      />
    </div>
  );
}
