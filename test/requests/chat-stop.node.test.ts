import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FinishedAnswer } from '../../src/requests/chat/chat.ts';
import type { ProviderError } from '../../src/errors/provider-error.ts';
import { chatAt, delta, done, eventStream, frame, rawServer, script } from './chat-support.ts';

const endings = {
  whole: delta('end', 'stop') + done,
  failed: frame({ error: { type: 'engine_overloaded_error', message: 'overloaded' } }),
  cut: '',
} as const;
const words = ['one ', 'two ', 'three '];

const stops = fc.record({
  ending: fc.constantFrom(...(Object.keys(endings) as (keyof typeof endings)[])),
  gap: fc.integer({ min: 0, max: 4 }),
  /** After how many ms somebody acts; the answer takes about as long. */
  at: fc.integer({ min: 0, max: 20 }),
  twice: fc.boolean(),
});

test('R4 R6 whenever it is stopped or asked anew, an answer has one outcome, and no word of it comes later', async () => {
  let how: { ending: keyof typeof endings; gap: number } = { ending: 'whole', gap: 0 };
  const server = await rawServer(async (response, body) => {
    const { ending, gap } = how;
    // The second question's answer is of other words.
    if ((body['messages'] as unknown[]).length > 1) return void response.writeHead(200, eventStream).end(delta('other', 'stop') + done);
    response.writeHead(200, eventStream);
    for (const word of words) {
      response.write(delta(word));
      await new Promise((resolve) => setTimeout(resolve, gap));
    }
    response.end(endings[ending]);
  });
  try {
    await fc.assert(
      fc.asyncProperty(stops, fc.constantFrom('stop', 'ask'), async (timing, act) => {
        how = timing;
        const finished: FinishedAnswer[] = [];
        const errors: ProviderError[] = [];
        const chat = chatAt(server.url, {
          onFinish: (answer) => void finished.push(answer),
          onError: (error) => void errors.push(error),
        });
        const first = chat.sendMessage({ text: 'One' });
        await new Promise((resolve) => setTimeout(resolve, timing.at));
        const second = act === 'ask' ? chat.sendMessage({ text: 'Two' }) : chat.stop();
        if (timing.twice) chat.stop();
        const then = act === 'stop' ? script(chat) : null;
        await first;
        await second;
        await new Promise((resolve) => setTimeout(resolve, 5));
        // A stop is no error, and an error had come before it.
        expect(finished).toHaveLength(act === 'ask' ? 2 : 1);
        expect(errors.length).toBe(finished.filter(({ isError }) => isError).length);
        for (const { isAbort, isError } of finished) expect(isAbort && isError).toBe(false);
        const { status, error } = chat.getSnapshot();
        expect(status).toBe(error ? 'error' : 'ready');
        if (then) expect(script(chat)).toEqual(then);
        for (const line of script(chat)) expect(line).not.toMatch(/other.*(?:one|two|three)|(?:one|two|three).*other/);
      }),
      { numRuns: 60 },
    );
  } finally {
    await server.close();
  }
});
