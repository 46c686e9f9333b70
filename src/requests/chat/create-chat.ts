import { ProviderError } from '../../errors/provider-error.js';
import { canResume } from './chat.js';
import type { Chat, ChatOptions, ChatSettings, ChatSnapshot, NewMessage } from './chat.js';
import { chatBody } from './chat-dialects.js';
import { appendPieces, createId, settle, textOf } from './chat-message.js';
import type { ChatMessage, ChatPiece } from './chat-message.js';
import { createBatch } from './create-batch.js';
import type { Batch } from './create-batch.js';
import { createStore } from '../create-store.js';
import { isOffline, offline } from '../own-failures.js';
import { reader as boundReader } from '../reader.js';
import { streamChat } from './stream-chat.js';

/** One answer under way. */
interface Run {
  readonly controller: AbortController;
  readonly settings: ChatSettings;
  readonly batch: Batch<ChatPiece>;
  /** The words that were sent; null where none were. */
  readonly sent: string | null;
  readonly continued: boolean;
  /** What stands before the answer. */
  before: ChatMessage[];
  /** Null until the first word; the cut one where it is continued. */
  answer: ChatMessage | null;
  ended: Promise<void>;
}

/**
 * A conversation: what was said, the answer under way, and what went wrong. Without React; `useChat` reads it.
 *
 * No failure is repeated by itself, because answers are billed.
 */
export function createChat({ id, messages = [], ...initialSettings }: ChatOptions): Chat {
  const initial: ChatSnapshot = { messages: [...messages], status: 'ready', error: undefined };
  const store = createStore(initial);
  let settings: ChatSettings = initialSettings;
  let running: Run | null = null;
  /** The run whose failure is shown. */
  let failed: Run | null = null;
  let readers = 0;

  const change = (part: Partial<ChatSnapshot>): void => store.set({ ...store.getSnapshot(), ...part });
  const now = (): ChatMessage[] => store.getSnapshot().messages;

  /** Shows the answer behind its question, instead of what stood there. */
  const withAnswer = ({ before, answer }: Run): ChatMessage[] => (answer ? [...before, answer] : now());

  function write(run: Run, pieces: readonly ChatPiece[]): void {
    if (pieces.length === 0) return;
    run.answer = appendPieces(run.answer ?? { id: createId(), role: 'assistant', parts: [] }, pieces, run.continued);
  }

  /** The run is over, whatever may still come of it. */
  function finish(run: Run, ending: Parameters<typeof settle>[1], outcome: { error?: ProviderError; isAbort?: boolean } = {}): void {
    if (running !== run) return;
    running = null;
    write(run, run.batch.drain());
    if (run.answer) run.answer = settle(run.answer, ending);
    const { error, isAbort = false } = outcome;
    const kept = withAnswer(run);
    failed = error ? run : null;
    const failedAside = error && (run.answer === null || kept.at(-1) !== run.answer);
    change({ messages: kept, status: error ? 'error' : 'ready', error, failedAside });
    const { onError, onFinish } = run.settings;
    if (error && onError) tell(onError, error);
    const { finishReason } = ending;
    if (onFinish) tell(onFinish, { message: run.answer, messages: kept, isAbort, isError: error !== undefined, finishReason });
  }

  function stop(): void {
    if (!running) return;
    const { controller } = running;
    finish(running, { finishReason: null }, { isAbort: true });
    controller.abort(new ProviderError({ kind: 'aborted' }));
  }

  function start(before: ChatMessage[], shown: ChatMessage[], how: { sent?: string; cut?: ChatMessage } = {}): Promise<void> {
    const { sent = null, cut = null } = how;
    const run: Run = {
      controller: new AbortController(),
      settings,
      batch: createBatch(settings.throttle ?? 50, (pieces) => {
        write(run, pieces);
        change({ messages: withAnswer(run), status: 'streaming' });
      }),
      sent,
      continued: cut !== null,
      before,
      answer: cut,
      ended: Promise.resolve(),
    };
    running = run;
    failed = null;
    change({ messages: shown, status: 'submitted', error: undefined, failedAside: undefined });
    run.ended = perform(run, cut ? [...before, cut] : before);
    return run.ended;
  }

  async function perform(run: Run, messages: readonly ChatMessage[]): Promise<void> {
    const { provider, model, system, body, basePath = '/api/ai', reader = boundReader, timeouts } = run.settings;
    const { continued, controller, batch } = run;
    try {
      if (isOffline()) throw offline();
      const ending = await streamChat(
        {
          url: `${basePath}/${provider}/chat/completions`,
          body: chatBody({ provider, model, system, body, messages, continued }),
          provider,
          reader,
          timeouts,
          signal: controller.signal,
          continued,
        },
        (pieces) => {
          if (running === run) batch.push(pieces);
        },
      );
      finish(run, ending);
    } catch (thrown) {
      const error = reader.normalizeError(thrown, { provider, endpoint: 'chat' });
      finish(run, { finishReason: error.kind === 'content-filtered' ? 'content_filter' : null }, { error });
    }
  }

  function sendMessage(message: NewMessage): Promise<void> {
    const parts = 'text' in message ? [{ type: 'text' as const, text: message.text }] : message.parts;
    const text = textOf({ parts });
    if (text.trim() === '') return Promise.resolve();
    if (running?.sent === text) return running.ended;
    stop();
    const question: ChatMessage = { id: createId(), role: 'user', parts, ...(message.metadata && { metadata: message.metadata }) };
    const conversation = [...now(), question];
    return start(conversation, conversation, { sent: text });
  }

  function regenerate({ messageId }: { readonly messageId?: string } = {}): Promise<void> {
    if (running) return running.ended;
    const all = now();
    const question = messageId === undefined ? failed?.before.at(-1)?.id : undefined;
    const wanted = question ?? messageId;
    const at = wanted === undefined ? all.length - 1 : all.findIndex(({ id: known }) => known === wanted);
    const before = all.slice(0, question === undefined && all[at]?.role === 'assistant' ? at : at + 1);
    return before.length === 0 ? Promise.resolve() : start(before, all);
  }

  function resume(): Promise<void> {
    if (running) return running.ended;
    const all = now();
    const cut = all.at(-1);
    return cut && canResume(settings.provider, store.getSnapshot()) ? start(all.slice(0, -1), all, { cut }) : Promise.resolve();
  }

  function clearError(): void {
    if (!failed) return;
    failed = null;
    change({ status: 'ready', error: undefined, failedAside: undefined });
  }

  function setMessages(next: ChatMessage[] | ((messages: ChatMessage[]) => ChatMessage[])): void {
    const list = typeof next === 'function' ? next(now()) : next;
    if (running) {
      const { before, answer } = running;
      const at = list.findIndex((message) => message.id === (answer ?? before.at(-1))?.id);
      if (at < 0) stop();
      else {
        running.before = list.slice(0, answer ? at : at + 1);
        if (answer) running.answer = list[at] ?? answer;
      }
    }
    const question = failed?.before.at(-1)?.id;
    if (list.every((message) => message.id !== question)) clearError();
    change({ messages: [...list] });
  }

  return {
    id,
    subscribe(listener) {
      readers += 1;
      const leave = store.subscribe(listener);
      return () => {
        leave();
        readers -= 1;
        // Not at once: StrictMode leaves and comes back within one commit.
        if (id === undefined) queueMicrotask(() => readers === 0 && stop());
      };
    },
    getSnapshot: store.getSnapshot,
    getServerSnapshot: () => initial,
    configure: (next) => {
      settings = next;
    },
    sendMessage,
    regenerate,
    get resume() {
      return canResume(settings.provider, store.getSnapshot()) ? resume : null;
    },
    stop,
    clearError,
    setMessages,
  };
}

/** Later, so that what an app's own function throws is the app's own affair. */
function tell<Value>(listener: (value: Value) => void, value: Value): void {
  queueMicrotask(() => listener(value));
}
