'use client';
import { useCallback, useEffect, useInsertionEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { canResume } from '../requests/chat/chat.js';
import type { Chat, ChatOptions, ChatSettings, ChatState } from '../requests/chat/chat.js';
import { createChat } from '../requests/chat/create-chat.js';
import { sharedChat } from '../requests/chat/shared-chats.js';
import type { WhileCooling } from '../recovery/cooldowns.js';
import { basePathOf, useTryAgain } from './try-again-context.js';
import { useDoorkeeper } from './use-doorkeeper.js';
import { useKept } from './use-kept.js';
import { warnOfProvider } from './warn-of-provider.js';

export type { ChatMessage, ChatMetadata, ChatPart, ChatUsage } from '../requests/chat/chat-message.js';
export type { ChatStatus, FinishedAnswer, NewMessage } from '../requests/chat/chat.js';
export type { ChatTimeouts } from '../requests/chat/stream-chat.js';

/** `basePath` is the `TryAgainProvider`'s, unless it is given here. */
export interface UseChatOptions extends Omit<ChatOptions, 'reader' | 'doorkeeper'> {
  /**
   * What a question does while the provider cools down, because somebody was told to wait. `fail`: it is not sent, and
   * `error` is that failure. `hold`: it waits, `submitted`, and is sent once. `ignore`: it is sent. Default `fail`.
   */
  readonly cooldown?: WhileCooling | undefined;
}

/** The AI SDK's words, and `resume`. */
export interface UseChatResult
  extends ChatState, Pick<Chat, 'sendMessage' | 'regenerate' | 'resume' | 'stop' | 'clearError' | 'setMessages'> {}

/**
 * A conversation with a provider, streamed through the handler. What the person said and the part of an answer that
 * came are never lost; a failure before, at or inside the stream is `error`, with its kind and its wait, and is never
 * repeated by itself: answers are billed. Before `error.retryAt`, the time the provider named, what failed is not sent
 * again either: `regenerate`, `resume` and the same words keep the error and send nothing; other words are kept, and fail
 * at once with the same error, unless `cooldown` says otherwise.
 *
 * Without an `id` the chat is this component's, and ends with it. With one it is shared by all who name it, and goes
 * on when they leave; the options of the component that sends count. It is forgotten when nobody has looked at it for
 * five minutes and no answer is on its way; `setMessages([])` empties it at once, as when a person signs out.
 *
 * Another `provider` stops the answer under way and clears the old one's error; the question stays, and `regenerate`
 * asks the new one.
 *
 * What `sendMessage`, `regenerate` and `resume` return is kept at the end of the whole answer, well or not. Wait for it
 * where that is what you mean; a retry button is through once the answer begins, hence the `void`.
 *
 * @example
 * ```tsx
 * const { messages, sendMessage, status, error, regenerate, resume } = useChat({ provider: 'kimi', model: 'kimi-k2.6' });
 * …
 * <ErrorMessage error={error} onRetry={() => void (resume ?? regenerate)()} />
 * ```
 */
export function useChat({ cooldown, ...options }: UseChatOptions): UseChatResult {
  const { basePath, reader, tables } = useTryAgain();
  if (process.env.NODE_ENV === 'development') warnOfProvider('useChat', options.provider, tables);
  const doorkeeper = useDoorkeeper(cooldown);
  const settings = { ...options, basePath: basePathOf(options.basePath, basePath), reader, doorkeeper };
  const { id, provider } = options;
  const [own] = useState(() => createChat({ ...settings, id: undefined }));
  const chat = id === undefined ? own : sharedChat({ ...settings, id });
  // By its chat: what an answer ends with is told to whom it was asked for, when this component shows another one by then.
  const [latest] = useState(() => new WeakMap<Chat, ChatSettings>());
  useInsertionEffect(() => void latest.set(chat, settings));
  useKept(useCallback(() => chat.subscribe(nobody), [chat]));
  const snapshot = useSyncExternalStore(chat.subscribe, chat.getSnapshot, chat.getServerSnapshot);

  // An answer of the provider that was left would stand under the name of the other, and its limits are not the other's.
  // Whoever comes first: an effect of a component below, which asks the new one, runs before the hook's own.
  const [turnTo] = useState(() => {
    const asked = new WeakMap<Chat, string>();
    return (turning: Chat, next: string) => {
      const before = asked.get(turning);
      if (before !== undefined && before !== next) turning.leave(next);
      asked.set(turning, next);
    };
  });
  useEffect(() => turnTo(chat, provider), [turnTo, chat, provider]);

  const { resume, ...actions } = useMemo(() => {
    const acting = <Arguments extends readonly unknown[]>(action: (...args: Arguments) => Promise<void>) => {
      return (...args: Arguments): Promise<void> => {
        const now = latest.get(chat);
        if (now) {
          turnTo(chat, now.provider);
          chat.configure({
            ...now,
            onFinish: (answer) => latest.get(chat)?.onFinish?.(answer),
            onError: (error) => latest.get(chat)?.onError?.(error),
          });
        }
        return action(...args);
      };
    };
    return {
      sendMessage: acting(chat.sendMessage),
      regenerate: acting(chat.regenerate),
      resume: acting(() => chat.resume?.() ?? Promise.resolve()),
      stop: chat.stop,
      clearError: chat.clearError,
      setMessages: chat.setMessages,
    };
  }, [chat, latest, turnTo]);

  const { messages, status, error } = snapshot;
  return { messages, status, error, ...actions, resume: canResume(provider, snapshot) ? resume : null };
}

const nobody = () => undefined;
