import { useState } from 'react';
import { ErrorMessage, StreamingText, useChat } from 'tryagain';

export function Chat() {
  const [text, setText] = useState('');
  const { messages, sendMessage, error, resume, regenerate } = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void sendMessage({ text });
        setText('');
      }}
    >
      {messages.map((message) => (
        <StreamingText key={message.id} message={message} />
      ))}
      <ErrorMessage error={error} onRetry={() => void (resume ?? regenerate)()} />
      <input aria-label="Your question" value={text} onChange={({ target }) => setText(target.value)} />
      <button>Ask</button>
    </form>
  );
}
