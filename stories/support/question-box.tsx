import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useAppWords } from './app-words.js';
import { chatProviderNames, chatProviders } from './chat-providers.js';
import type { ChatProvider } from './chat-providers.js';

interface QuestionBoxProps {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  provider: ChatProvider;
  onProvider: (provider: ChatProvider) => void;
  /** An answer is on its way. */
  busy: boolean;
  onSend: () => void;
  onStop: () => void;
}

/** Where a person writes. What they write can be sent once, and goes on into the conversation. */
export function QuestionBox({ field, text, onText, provider, onProvider, busy, onSend, onStop }: QuestionBoxProps) {
  const words = useAppWords();
  const id = useId();
  const stopHadFocus = useRef(false);

  // The button goes with the answer; whoever was on it goes on writing.
  useEffect(() => {
    if (busy || !stopHadFocus.current) return;
    stopHadFocus.current = false;
    field.current?.focus();
  }, [busy, field]);

  const sendOnEnter = (event: KeyboardEvent) => {
    // An Enter that ends the writing of a Chinese word is not meant for us.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };

  return (
    <form
      className="app-box"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <label htmlFor={id} className="app-label">
        {words.question}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={2}
        dir={text === '' ? undefined : 'auto'}
        value={text}
        placeholder={words.placeholder}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={sendOnEnter}
      />
      <div className="app-controls">
        <select aria-label={words.who} value={provider} onChange={({ target }) => onProvider(toProvider(target.value))}>
          {chatProviderNames.map((name) => (
            <option key={name} value={name}>
              {chatProviders[name].label}
            </option>
          ))}
        </select>
        {busy && (
          <button
            type="button"
            className="app-button"
            onClick={onStop}
            onFocus={() => (stopHadFocus.current = true)}
            onBlur={() => (stopHadFocus.current = false)}
          >
            {words.stop}
          </button>
        )}
        <button className="app-button app-send" aria-disabled={busy || text.trim() === '' || undefined}>
          {words.send}
        </button>
      </div>
    </form>
  );
}

function toProvider(name: string): ChatProvider {
  return chatProviderNames.find((known) => known === name) ?? 'kimi';
}
