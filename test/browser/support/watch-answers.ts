import { vi } from 'vitest';

/** What the page has been answered, to its last byte. */
export interface WatchedAnswers {
  /** Headers and bodies, once all that was asked for has ended. */
  readonly read: () => Promise<string>;
}

/** Reads along with everything the page asks for from now on, until `vi.restoreAllMocks`. */
export function watchAnswers(): WatchedAnswers {
  const answers: Promise<string>[] = [];
  const original = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const response = await original(input, init);
    answers.push(readAll(response.clone()));
    return response;
  });
  return { read: async () => (await Promise.all(answers)).join('\n') };
}

/** Piece by piece: of an answer that is aborted, what had come counts too. */
async function readAll(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  const pieces = [JSON.stringify([...response.headers])];
  const stream = response.body?.getReader();
  try {
    for (let next = await stream?.read(); next && !next.done; next = await stream?.read()) {
      pieces.push(decoder.decode(next.value, { stream: true }));
    }
  } catch {
    pieces.push(decoder.decode());
  }
  return pieces.join('');
}
