import { useChat } from '@ai-sdk/react';
import { DefaultChatTransport } from 'ai';
import { createRoot } from 'react-dom/client';
import { ErrorMessage } from 'tryagain';
import 'tryagain/styles.css';

/** An app that already has its chat: the only thing added is the line with ErrorMessage. */
function Chat() {
  const { messages, sendMessage, regenerate, error } = useChat({
    transport: new DefaultChatTransport({ api: '/api/chat' }),
  });
  return (
    <main>
      {messages.map((message) => (
        <p key={message.id}>{message.parts.map((part) => (part.type === 'text' ? part.text : ''))}</p>
      ))}
      <button onClick={() => void sendMessage({ text: 'Hello' })}>Send</button>
      <ErrorMessage error={error} onRetry={() => regenerate()} />
    </main>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Chat />);
