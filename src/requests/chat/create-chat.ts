import { ProviderError } from '../../errors/provider-error.js';
import { canResume } from './chat.js';
import type { Chat, ChatOptions, ChatSettings, ChatSnapshot, NewMessage } from './chat.js';
import { chatBody } from './chat-dialects.js';
import { appendPieces, createId, settle, settleCut, textOf } from './chat-message.js';
import type { ChatMessage, ChatPiece } from './chat-message.js';
import { createBatch } from './create-batch.js';
import type { Batch } from './create-batch.js';
import { createStore } from '../create-store.js';
import { openDoor } from '../doorkeeper.js';
import type { Leave } from '../doorkeeper.js';
import { isOffline, offline } from '../own-failures.js';
import { reader as boundReader } from '../reader.js';
import { streamChat } from './stream-chat.js';

/** As long as systems let a double click take. */
const doubleClickMs = 500;

/** One answer under way. */
interface Run {
  readonly controller: AbortController;
  readonly settings: ChatSettings;
  readonly batch: Batch<ChatPiece>;
  /** Text that could have been the beginning of a tag. */
  rest: () => readonly ChatPiece[];
  /** The words that were sent; null where none were. */
  readonly sent: string | null;
  readonly begun: number;
  readonly continued: boolean;
  /** What stands before the answer. */
  before: ChatMessage[];
  /** What stood there, as long as the answer has no text, and again if it ends badly with less. */
  replaced: ChatMessage[];
  /** Null until the first word; the cut one where it is continued. */
  answer: ChatMessage | null;
  /** What the app put behind it. */
  after: ChatMessage[];
  ended: Promise<void>;
}

/**
 * A conversation: what was said, the answer under way, and what went wrong. Without React; `useChat` reads it.
 *
 * No failure is repeated by itself, because answers are billed.
 */
export function createChat({ id, messages = [], ...initialSettings }: ChatOptions): Chat {
  const initial: ChatSnapshot = { messages: messages.map(settleCut), status: 'ready', error: undefined };
  const store = createStore(initial);
  let settings: ChatSettings = initialSettings;
  let running: Run | null = null;
  /** The run whose failure is shown. */
  let failed: Run | null = null;
  let readers = 0;
  /** Its component is gone: nobody would see the answer, or stop it. */
  let isLeft = false;

  const change = (part: Partial<ChatSnapshot>): void => store.set({ ...store.getSnapshot(), ...part });
  const now = (): ChatMessage[] => store.getSnapshot().messages;

  function write(run: Run, pieces: readonly ChatPiece[]): void {
    if (pieces.length === 0) return;
    run.answer = appendPieces(run.answer ?? { id: createId(), role: 'assistant', parts: [] }, pieces, run.continued);
  }

  /** The run is over, whatever may still come of it. */
  function finish(run: Run, ending: Parameters<typeof settle>[1], outcome: { error?: ProviderError; isAbort?: boolean } = {}): void {
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

  function start(before: ChatMessage[], how: { sent?: string; cut?: ChatMessage; replaced?: ChatMessage[] } = {}): Promise<void> {
    if (isLeft) return Promise.resolve();
    const { sent = null, cut = null, replaced = [] } = how;
    const run: Run = {
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

  async function perform(run: Run, messages: readonly ChatMessage[]): Promise<void> {
    const { provider, model, system, body, basePath = '/api/ai', reader = boundReader, timeouts, doorkeeper = openDoor } = run.settings;
    const { continued, controller, batch } = run;
    let leave: Leave | null = null;
    try {
      if (isOffline()) throw offline();
      const entering = doorkeeper.enter({ provider, endpoint: 'chat', model }, controller.signal);
      leave = entering instanceof Promise ? await entering : entering;
      const ending = await streamChat(
        {
          url: `${basePath}/${provider}/chat/completions`,
          body: chatBody({ provider, model, system, body, messages, continued }),
          provider,
          reader,
          timeouts,
          signal: controller.signal,
          continued,
          onReading: (rest) => {
            run.rest = rest;
          },
        },
        (pieces) => {
          leave?.succeeded();
          if (running === run) batch.push(pieces);
        },
      );
      leave.succeeded();
      finish(run, ending);
    } catch (thrown) {
      const error = reader.normalizeError(thrown, { provider, endpoint: 'chat' });
      if (error.kind === 'aborted') leave?.dropped();
      else leave?.failed(error);
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
    const conversation = [...now(), question];
    return start(conversation, { sent: text });
  }

  function regenerate({ messageId }: { readonly messageId?: string } = {}): Promise<void> {
    if (running) return running.ended;
    const all = now();
    const question = messageId === undefined ? failed?.before.at(-1)?.id : undefined;
    const wanted = question ?? messageId;
    const at = wanted === undefined ? all.length - 1 : all.findIndex(({ id: known }) => known === wanted);
    const before = all.slice(0, question === undefined && all[at]?.role === 'assistant' ? at : at + 1);
    return before.length === 0 || isTooEarly(before.at(-1)) ? Promise.resolve() : start(before, { replaced: all.slice(before.length) });
  }

  function resume(): Promise<void> {
    if (running) return running.ended;
    const all = now();
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

  function setMessages(next: ChatMessage[] | ((messages: ChatMessage[]) => ChatMessage[])): void {
    const list = typeof next === 'function' ? next(now()) : next;
    if (running) {
      const run = running;
      const answer = shownAnswer(run);
      const anchor = answer ?? run.before.at(-1);
      const at = list.findIndex((message) => message.id === anchor?.id);
      const behind = list.slice(at + 1);
      if (at < 0) stop();
      else if (answer) {
        run.before = list.slice(0, at);
        run.answer = list[at] ?? answer;
        run.after = behind;
      } else {
        const old = new Set(run.replaced.map((message) => message.id));
        run.before = list.slice(0, at + 1);
        run.replaced = behind.filter((message) => old.has(message.id));
        run.after = behind.filter((message) => !old.has(message.id));
      }
    }
    const question = failed?.before.at(-1)?.id;
    if (list.every((message) => message.id !== question)) clearError();
    const writing = running?.answer?.id;
    change({ messages: list.map((message) => (message.id === writing ? message : settleCut(message))) });
  }

  return {
    id,
    subscribe(listener) {
      readers += 1;
      isLeft = false;
      const leave = store.subscribe(listener);
      return () => {
        leave();
        readers -= 1;
        // Not at once: StrictMode leaves and comes back within one commit.
        queueMicrotask(() => {
          if (id !== undefined || readers > 0) return;
          isLeft = true;
          stop();
        });
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

/** The answer, unless what it replaces still stands there: thoughts are no first word. */
function shownAnswer({ answer, replaced }: Run): ChatMessage | null {
  return answer && (!replaced.some(hasText) || hasText(answer)) ? answer : null;
}

function withoutAnswer({ before, replaced, after }: Run): ChatMessage[] {
  return [...before, ...replaced, ...after];
}

function conversationOf(run: Run): ChatMessage[] {
  const answer = shownAnswer(run);
  return answer ? [...run.before, answer, ...run.after] : withoutAnswer(run);
}

/** The answer that was replaced had more to say. */
function lostText({ answer, replaced }: Run): boolean {
  const [old] = replaced;
  return answer !== null && old?.role === 'assistant' && textOf(answer).length < textOf(old).length;
}

function isSameClick({ begun, answer }: Run): boolean {
  return !answer || !hasText(answer) || performance.now() - begun < doubleClickMs;
}

function sameWords(one: ChatMessage, other: ChatMessage): boolean {
  return one.role === other.role && textOf(one) === textOf(other);
}

function hasText(message: ChatMessage): boolean {
  return textOf(message).trim() !== '';
}

/** Later, so that what an app's own function throws is the app's own affair. */
function tell<Value>(listener: (value: Value) => void, value: Value): void {
  queueMicrotask(() => listener(value));
}
