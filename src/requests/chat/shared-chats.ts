import type { Chat, ChatOptions } from './chat.js';
import { createChat } from './create-chat.js';

const chats = new Map<string, Chat>();

/**
 * The chat of this id: everybody on the page who names it has the same one. Its first caller's messages are how it
 * begins. On a server each call makes a new one, because there the next request is somebody else's.
 */
export function sharedChat(options: ChatOptions & { readonly id: string }): Chat {
  const known = chats.get(options.id);
  if (known) return known;
  const chat = createChat(options);
  if (typeof window !== 'undefined') chats.set(options.id, chat);
  return chat;
}
