import { useState } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { StreamingText } from '../../src/components/streaming-text.js';
import { useChat } from '../../src/hooks/use-chat.js';
import { chatProviders } from './chat-providers.js';
import type { ChatProvider } from './chat-providers.js';
import { textOf } from './conversation.js';

/** As small as a chat can be. */
export function Ask({ provider }: { provider: ChatProvider }) {
  const [text, setText] = useState('Why is the sky blue?');
  const { messages, sendMessage, status, error, resume, regenerate, stop } = useChat({ provider, model: chatProviders[provider].model });
  const busy = status === 'submitted' || status === 'streaming';
  return (
    <form
      className="app-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void sendMessage({ text });
      }}
    >
      {messages.map((message) =>
        message.role === 'user' ? (
          <p key={message.id} className="app-said" dir="auto">
            {textOf(message)}
          </p>
        ) : (
          <StreamingText key={message.id} message={message} />
        ),
      )}
      <ErrorMessage error={error} onRetry={() => void (resume ?? regenerate)()} />
      <div className="app-row">
        <input type="text" aria-label="Your question" dir="auto" value={text} onChange={({ target }) => setText(target.value)} />
        <button className="app-button app-send" aria-disabled={busy || undefined}>
          Ask
        </button>
        {busy && (
          <button type="button" className="app-quiet-button" onClick={stop}>
            Stop
          </button>
        )}
      </div>
    </form>
  );
}
