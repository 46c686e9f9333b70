import { watchSilence } from '../watch-silence.js';
import type { Watch } from '../watch-silence.js';

/** Both in milliseconds; `Infinity` is no limit. What takes longer has `stalled`, a failure of kind `timeout`. */
export interface FileTimeouts {
  /** Longest time in which nothing of a file leaves. Default 60,000. */
  readonly silenceMs?: number | undefined;
  /** Longest silence once all has left, and of every request that is not an upload. Default 120,000. */
  readonly answerMs?: number | undefined;
}

export interface Line extends Pick<Watch, 'signal'> {
  /** Something has left: more, or the answer, is due. */
  readonly isSending: () => void;
  /** All has left, or a piece of the answer has come. */
  readonly isAnswering: () => void;
}

/** Where nobody can measure how much has left, an upload and its answer have this long together. */
const unmeasuredMs = 600_000;

/**
 * Does what has to do with one request, and gives up when its line is dead. However long a large file takes, a line that
 * moves is alive.
 *
 * @throws The parent's reason, `stalled`, or what the work throws.
 */
export async function watchLine<Result>(
  parent: AbortSignal,
  { silenceMs = 60_000, answerMs = 120_000 }: FileTimeouts,
  work: (line: Line) => Promise<Result>,
): Promise<Result> {
  const { signal, expect, end } = watchSilence(parent, null);
  const isMeasured = typeof XMLHttpRequest !== 'undefined';
  try {
    return await work({
      signal,
      isSending: () => expect(isMeasured ? silenceMs : unmeasuredMs),
      isAnswering: () => expect(answerMs),
    });
  } catch (thrown) {
    // A body that is read when it ends says no more than that it ended.
    throw signal.aborted ? signal.reason : thrown;
  } finally {
    end();
  }
}

/** The same answer, each of whose pieces is a sign of life. */
export function listenTo(response: Response, { isAnswering }: Line): Response {
  isAnswering();
  if (!response.body) return response;
  const listener = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      isAnswering();
      controller.enqueue(piece);
    },
  });
  return new Response(response.body.pipeThrough(listener), response);
}
