import { ProviderError } from '../../errors/provider-error.js';
import { canResume } from './chat.js';
import type { Chat, ChatOptions, ChatSettings, ChatSnapshot, NewMessage } from './chat.js';
import { chatBody } from './chat-dialects.js';
import { createId, settle, settleCut, textOf } from './chat-message.js';
import type { ChatMessage } from './chat-message.js';
import { conversationOf, isSameClick, lostText, moveTo, shownAnswer, withoutAnswer, write } from './chat-run.js';
import type { ChatRun } from './chat-run.js';
import { createBatch } from './create-batch.js';
import { createKeep } from '../create-keep.js';
import { createStore } from '../create-store.js';
import { openDoor, sendThrough } from '../doorkeeper.js';
import { isOffline, offline } from '../own-failures.js';
import { reader as boundReader } from '../reader.js';
import { streamChat } from './stream-chat.js';

/**
 * A conversation: what was said, the answer under way, and what went wrong. Without React; `useChat` reads it.
 *
 * No failure is repeated by itself, because answers are billed.
 */
export function createChat({ id, messages = [], ...initialSettings }: ChatOptions): Chat {
  const initial: ChatSnapshot = { messages: messages.map(settleCut), status: 'ready', error: undefined };
  const store = createStore(initial);
  let settings: ChatSettings = initialSettings;
  let running: ChatRun | null = null;
  /** The run whose failure is shown. */
  let failed: ChatRun | null = null;

  const change = (part: Partial<ChatSnapshot>): void => store.set({ ...store.getSnapshot(), ...part });
  const messagesNow = (): ChatMessage[] => store.getSnapshot().messages;

  /** The run is over, whatever may still come of it. */
  function finish(run: ChatRun, ending: Parameters<typeof settle>[1], outcome: { error?: ProviderError; isAbort?: boolean } = {}): void {
    if (running !== run) return;
    running = null;
    write(run, [...run.batch.drain(), ...run.rest()]);
    if (run.answer) run.answer = settle(run.answer, ending);
    const { error, isAbort = false } = outcome;
    const isBad = error !== undefined || isAbort;
    const kept = isBad && lostText(run) ? withoutAnswer(run) : conversationOf(run);
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

  const { keep, isLeft } = createKeep(() => {
    if (id === undefined) stop();
  });

  function start(before: ChatMessage[], how: { sent?: string; cut?: ChatMessage; replaced?: ChatMessage[] } = {}): Promise<void> {
    if (id === undefined && isLeft()) return Promise.resolve();
    const { sent = null, cut = null, replaced = [] } = how;
    const run: ChatRun = {
      controller: new AbortController(),
      settings,
      batch: createBatch(settings.throttle ?? 50, (pieces) => {
        write(run, pieces);
        if (shownAnswer(run)) change({ messages: conversationOf(run), status: 'streaming' });
      }),
      rest: () => [],
      sent,
      begun: performance.now(),
      continued: cut !== null,
      before,
      replaced,
      answer: cut,
      after: [],
      ended: Promise.resolve(),
    };
    running = run;
    failed = null;
    change({ messages: conversationOf(run), status: 'submitted', error: undefined, failedAside: undefined });
    run.ended = perform(run, cut ? [...before, cut] : before);
    return run.ended;
  }

  async function perform(run: ChatRun, messages: readonly ChatMessage[]): Promise<void> {
    const { provider, model, system, body, basePath = '/api/ai', reader = boundReader, timeouts, doorkeeper } = run.settings;
    const { continued, batch } = run;
    const { signal } = run.controller;
    const read = (thrown: unknown) => reader.normalizeError(thrown, { provider, endpoint: 'chat' });
    const call = {
      url: `${basePath}/${provider}/chat/completions`,
      body: chatBody({ provider, model, system, body, messages, continued }),
      provider,
      reader,
      timeouts,
      signal,
      continued,
      onReading: (rest: ChatRun['rest']) => void (run.rest = rest),
    };
    try {
      if (isOffline()) throw offline();
      const ending = await sendThrough({ doorkeeper, asked: { provider, endpoint: 'chat', model }, signal, read }, (begun) =>
        streamChat(call, (pieces) => {
          // A comment, or the frame that says what failed, brings none: nothing has begun.
          if (pieces.length === 0) return;
          begun();
          if (running === run) batch.push(pieces);
        }),
      );
      finish(run, ending);
    } catch (thrown) {
      const error = read(thrown);
      // Somebody between us and the network may stop it as well.
      const outcome = error.kind === 'aborted' ? { isAbort: true } : { error };
      finish(run, { finishReason: error.kind === 'content-filtered' ? 'content_filter' : null }, outcome);
    }
  }

  /** What failed said when it may be asked again; the same request sooner would fail again, and count. */
  function isTooEarly(question: ChatMessage | undefined): boolean {
    const { error } = store.getSnapshot();
    if (!failed || !error || failed.settings.provider !== settings.provider) return false;
    if (!(settings.doorkeeper ?? openDoor).isTooEarly(error)) return false;
    const asked = failed.before.at(-1);
    return asked !== undefined && (question === undefined || question.id === asked.id || sameWords(question, asked));
  }

  function sendMessage(message: NewMessage): Promise<void> {
    const parts = 'text' in message ? [{ type: 'text' as const, text: message.text }] : message.parts;
    const text = textOf({ parts });
    if (text.trim() === '') return Promise.resolve();
    if (running?.sent === text && isSameClick(running)) return running.ended;
    const question: ChatMessage = { id: createId(), role: 'user', parts, ...(message.metadata && { metadata: message.metadata }) };
    if (isTooEarly(question)) return Promise.resolve();
    stop();
    return start([...messagesNow(), question], { sent: text });
  }

  function regenerate({ messageId }: { readonly messageId?: string } = {}): Promise<void> {
    if (running) return running.ended;
    const all = messagesNow();
    const question = messageId === undefined ? failed?.before.at(-1)?.id : undefined;
    const wanted = question ?? messageId;
    const at = wanted === undefined ? all.length - 1 : all.findIndex(({ id: known }) => known === wanted);
    const before = all.slice(0, question === undefined && all[at]?.role === 'assistant' ? at : at + 1);
    return before.length === 0 || isTooEarly(before.at(-1)) ? Promise.resolve() : start(before, { replaced: all.slice(before.length) });
  }

  function resume(): Promise<void> {
    if (running) return running.ended;
    const all = messagesNow();
    const cut = all.at(-1);
    return cut && canResume(settings.provider, store.getSnapshot()) && !isTooEarly(all.at(-2))
      ? start(all.slice(0, -1), { cut })
      : Promise.resolve();
  }

  function clearError(): void {
    if (!failed) return;
    failed = null;
    change({ status: 'ready', error: undefined, failedAside: undefined });
  }

  function leave(next: string): void {
    if (running && running.settings.provider !== next) stop();
    if (failed && failed.settings.provider !== next) clearError();
  }

  function setMessages(next: ChatMessage[] | ((messages: ChatMessage[]) => ChatMessage[])): void {
    const given = typeof next === 'function' ? next(messagesNow()) : next;
    const under = running?.answer?.id;
    const list = given.map((message) => (message.id === under ? message : settleCut(message)));
    if (running && !moveTo(list, running)) stop();
    const question = failed?.before.at(-1)?.id;
    if (list.every((message) => message.id !== question)) clearError();
    const writing = running?.answer;
    change({ messages: list.map((message) => (message.id === writing?.id ? writing : message)) });
  }

  return {
    id,
    subscribe(listener) {
      const leaves = [store.subscribe(listener), keep()];
      return () => leaves.forEach((leave) => leave());
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
    leave,
    setMessages,
  };
}

function sameWords(one: ChatMessage, other: ChatMessage): boolean {
  return one.role === other.role && textOf(one) === textOf(other);
}

/** Later, so that what an app's own function throws is the app's own affair. */
function tell<Value>(listener: (value: Value) => void, value: Value): void {
  queueMicrotask(() => listener(value));
}
