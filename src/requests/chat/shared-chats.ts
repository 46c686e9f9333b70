import type { Chat, ChatOptions } from './chat.js';
import { createChat } from './create-chat.js';

const chats = new Map<string, Chat>();

/** How long a chat is kept that nobody looks at and nobody answers. */
const idleMs = 300_000;

/**
 * The chat of this id: everybody on the page who names it has the same one. Its first caller's messages are how it
 * begins. It is forgotten when nobody has looked at it for five minutes and no answer is on its way. On a server each
 * call makes a new one, because there the next request is somebody else's.
 */
export function sharedChat(options: ChatOptions & { readonly id: string }): Chat {
  const known = chats.get(options.id);
  if (known) return known;
  return typeof window === 'undefined' ? createChat(options) : forgettable(createChat(options), options.id);
}

function forgettable(chat: Chat, id: string): Chat {
  let readers = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { status } = chat.getSnapshot();
      if (status === 'submitted' || status === 'streaming') wait();
      else if (chats.get(id) === shared) chats.delete(id);
    }, idleMs);
  };

  const shared: Chat = {
    ...chat,
    get resume() {
      return chat.resume;
    },
    subscribe(listener) {
      readers += 1;
      clearTimeout(timer);
      // Hidden for long, and shown again without a render that would have asked for it.
      if (!chats.has(id)) chats.set(id, shared);
      const leave = chat.subscribe(listener);
      return () => {
        leave();
        readers -= 1;
        if (readers === 0) wait();
      };
    },
  };
  chats.set(id, shared);
  // Rendered is not mounted.
  wait();
  return shared;
}
