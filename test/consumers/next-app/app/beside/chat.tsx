'use client';
import { useChat } from '@ai-sdk/react';
import { DefaultChatTransport } from 'ai';
import { useState } from 'react';
import { ErrorMessage, StreamingText } from 'tryagain';

const transport = new DefaultChatTransport({ api: '/api/chat' });

export function Chat() {
  const [text, setText] = useState('');
  const { messages, sendMessage, regenerate, status, error } = useChat({ transport });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void sendMessage({ text });
        setText('');
      }}
    >
      {messages.map((message) => (
        <StreamingText key={message.id} message={message} streaming={status === 'streaming' && message === messages.at(-1)} />
      ))}
      <ErrorMessage error={error} onRetry={() => regenerate()} />
      <input aria-label="Your question" value={text} onChange={({ target }) => setText(target.value)} />
      <button>Ask</button>
    </form>
  );
}
