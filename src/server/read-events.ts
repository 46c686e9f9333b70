import { parseJson } from '../errors/parse-json.js';
import { isProviderError, type ProviderError } from '../errors/provider-error.js';
import { emptyAnswer, endedEarly } from '../errors/own-failures.js';
import { failureOf, notWhatWasAsked, tooLarge } from './answer-parts.js';
import type { Exchange } from './call-provider.js';
import { judgeFrame } from './judge-frame.js';
import { createFrameSplitter } from './split-frames.js';

/** What one read of the provider's stream brought: frames that may go out, and how it went on. */
export interface Step {
  readonly frames: readonly Uint8Array<ArrayBuffer>[];
  /** Data came by now, not only comments. */
  readonly begun: boolean;
  readonly outcome: 'more' | 'end' | { readonly error: ProviderError; readonly original: unknown };
}

/** Reads a provider's event stream, one chunk a call, and judges every frame before it may go out. */
export function readEvents(upstream: Response, exchange: Exchange): (silenceMs: number) => Promise<Step> {
  const { call, match } = exchange;
  const reader = (upstream.body ?? new Blob([]).stream()).getReader();
  // A body of the app's own `fetch` may not hang on the signal.
  call.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true });
  const splitter = createFrameSplitter();
  let begun = false;
  let terminal = false;

  const failed = (error: ProviderError, original: unknown, frames: Step['frames'] = []): Step => ({
    frames,
    begun,
    outcome: { error, original },
  });
  const ended = (): Step => {
    // The feed that belongs to the last return; a frame without its blank line is none.
    const rest = splitter.rest();
    return { frames: rest.length === 1 && rest[0] === 10 ? [rest] : [], begun, outcome: 'end' };
  };

  return async (silenceMs) => {
    let chunk;
    try {
      chunk = await call.within(reader.read(), silenceMs);
    } catch (thrown) {
      // After its terminal sign a stream has said everything: some never close, some break off.
      if (terminal) return ended();
      return failed(isProviderError(thrown) ? thrown : endedEarly(), thrown);
    }
    if (chunk.done) {
      if (terminal) return ended();
      return failed(begun ? endedEarly() : withoutFrames(splitter.rest(), upstream, exchange), null);
    }
    const frames: Uint8Array<ArrayBuffer>[] = [];
    for (const frame of splitter.push(chunk.value)) {
      if (frame.byteLength > match.route.maxAnswerBytes) return failed(tooLarge(), null, frames);
      const verdict = judgeFrame(frame, upstream, exchange);
      if (verdict.type === 'failure') return failed(verdict.error, verdict.original, frames);
      if (verdict.type === 'data') {
        begun = true;
        terminal ||= verdict.terminal;
      }
      frames.push(frame);
    }
    if (splitter.size() > match.route.maxAnswerBytes) return failed(tooLarge(), null, frames);
    return { frames, begun, outcome: 'more' };
  };
}

/** A stream that ended before its first frame: often the failure, as JSON, under the wrong type. */
function withoutFrames(rest: Uint8Array, upstream: Response, exchange: Exchange): ProviderError {
  if (rest.byteLength === 0) return emptyAnswer();
  return failureOf(parseJson(new TextDecoder().decode(rest)), upstream, exchange) ?? notWhatWasAsked(upstream.status);
}
