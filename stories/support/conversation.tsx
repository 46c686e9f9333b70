import { memo } from 'react';
import type { ReactNode } from 'react';
import { StreamingText } from '../../src/components/streaming-text.js';
import type { ChatMessage } from '../../src/hooks/use-chat.js';
import { useAppWords } from './app-words.js';

interface ConversationProps {
  messages: readonly ChatMessage[];
  /** What belongs below an answer. */
  below?: (message: ChatMessage, isLast: boolean) => ReactNode;
}

/** What was said, oldest first. */
export function Conversation({ messages, below }: ConversationProps) {
  const words = useAppWords();
  if (messages.length === 0) return null;
  return (
    <ol className="app-conversation" aria-label={words.conversation}>
      {messages.map((message, index) => (
        <li key={message.id} data-role={message.role}>
          {message.role === 'user' ? <Question message={message} /> : <StreamingText message={message} />}
          {message.role === 'assistant' && below?.(message, index === messages.length - 1)}
        </li>
      ))}
    </ol>
  );
}

const Question = memo(function Question({ message }: { message: ChatMessage }) {
  return (
    <p className="app-said" dir="auto">
      {textOf(message)}
    </p>
  );
});

export function textOf({ parts }: ChatMessage): string {
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
