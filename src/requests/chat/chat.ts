import type { ProviderError } from '../../errors/provider-error.js';
import { dialectOf } from './chat-dialects.js';
import { textOf } from './chat-message.js';
import type { ChatMessage, ChatMetadata, ChatPart } from './chat-message.js';
import type { Store } from '../create-store.js';
import type { Doorkeeper } from '../doorkeeper.js';
import type { Reader } from '../reader.js';
import type { ChatTimeouts } from './stream-chat.js';
import type { ProviderName } from '../../errors/provider-name.js';

/** `submitted`: sent, no word yet. `streaming`: words arrive. `ready`: your turn. `error`: the last answer failed. */
export type ChatStatus = 'submitted' | 'streaming' | 'ready' | 'error';

export interface ChatState {
  /** A message that does not change keeps its identity. */
  readonly messages: ChatMessage[];
  readonly status: ChatStatus;
  readonly error: ProviderError | undefined;
}

/** What to say: a text, or text parts. */
export type NewMessage = ({ text: string } | { parts: ChatPart[] }) & { metadata?: ChatMetadata };

/** How an answer ended, and what it is. */
export interface FinishedAnswer {
  /** With the part of the answer that came; null when not a word did. Not among `messages` where an old one came back. */
  readonly message: ChatMessage | null;
  /** The conversation as it is now. */
  readonly messages: ChatMessage[];
  /** The person stopped it, or asked something else. */
  readonly isAbort: boolean;
  /** It failed: `onError` is told with what. */
  readonly isError: boolean;
  /** As in the message's `metadata`. */
  readonly finishReason: string | null;
}

export interface ChatSettings {
  /** `kimi`, `minimax`, `kimi-code`, or a provider of your own that speaks the OpenAI dialect. */
  readonly provider: ProviderName;
  readonly model: string;
  /** What the model is told before the conversation. */
  readonly system?: string | undefined;
  /** Further fields of the request: `{ temperature: 0.6 }`. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /** Where the handler answers. Default `/api/ai`. */
  readonly basePath?: string | undefined;
  readonly reader?: Reader | undefined;
  /** Least time between two changes while words arrive, in ms. Default 50. */
  readonly throttle?: number | undefined;
  readonly timeouts?: ChatTimeouts | undefined;
  /** Whom it asks before it sends. Default: nobody. */
  readonly doorkeeper?: Doorkeeper | undefined;
  /** An answer has ended, in whatever way. */
  readonly onFinish?: ((answer: FinishedAnswer) => void) | undefined;
  readonly onError?: ((error: ProviderError) => void) | undefined;
}

export interface ChatOptions extends ChatSettings {
  /**
   * A chat with an id is the same for everybody who names it, and goes on when nobody looks. One without ends with its
   * last reader, and sends nothing then.
   */
  readonly id?: string | undefined;
  /**
   * How the conversation begins; later values change nothing, `setMessages` does. An answer that was saved while it
   * arrived is one that was cut.
   */
  readonly messages?: readonly ChatMessage[] | undefined;
}

export interface ChatSnapshot extends ChatState {
  /** The error is not the last message's: to go on with that one would be another request than the one that failed. */
  readonly failedAside?: boolean | undefined;
}

/**
 * Before `error.retryAt`, the time the provider named, what failed is not sent again: `regenerate`, `resume` and the same
 * words keep the error and send nothing. Other words are sent, if the doorkeeper lets them. `clearError` forgets the time
 * as well.
 */
export interface Chat extends Store<ChatSnapshot> {
  readonly id: string | undefined;
  /** How it began: for the first render of a page that was written on a server. */
  readonly getServerSnapshot: () => ChatSnapshot;
  /** From the next request on. */
  readonly configure: (settings: ChatSettings) => void;
  /**
   * Says something and reads the answer; one under way is stopped and kept. The promise is kept when the answer has
   * ended, well or not. The same words again are the same click until the first word of their answer, and for half a
   * second; later they are a message. Nothing is sent for a message without text.
   */
  readonly sendMessage: (message: NewMessage) => Promise<void>;
  /**
   * Asks once more: for the answer to `messageId`, else for the one that failed, else for the last. What is there stays
   * until the first new word (a thought is none), and comes back if the new answer fails or is stopped with less text.
   * While an answer is on its way this is that answer.
   */
  readonly regenerate: (options?: { readonly messageId?: string }) => Promise<void>;
  /**
   * Lets the provider go on with an answer that was cut; null when there is none, when the provider cannot, or when
   * what failed is another request than that answer's.
   */
  readonly resume: (() => Promise<void>) | null;
  /** Ends the answer under way. What has arrived stays; this is no error. */
  readonly stop: () => void;
  readonly clearError: () => void;
  /** Somebody has turned to this provider: what another one was asked ends, and what it refused is no error any more. */
  readonly leave: (next: string) => void;
  /**
   * Replaces the conversation. An answer under way goes on as long as it, or its question, is still there, with every
   * word it has by now. What you put behind it stays.
   */
  readonly setMessages: (messages: ChatMessage[] | ((messages: ChatMessage[]) => ChatMessage[])) => void;
}

/** Can the provider go on with the last answer? Not with thoughts alone, and not with what its filter held back. */
export function canResume(provider: string, { messages, status, failedAside }: ChatSnapshot): boolean {
  const last = messages.at(-1);
  if (failedAside || status === 'submitted' || status === 'streaming' || last?.role !== 'assistant') return false;
  const reason = last.metadata?.finishReason;
  return dialectOf(provider).continues !== null && (reason === null || reason === 'length') && textOf(last).trim() !== '';
}
