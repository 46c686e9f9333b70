import { createReader, failureIn, kinds, normalizeError } from 'tryagain/errors';
import type { ErrorRow, ProviderError, ReadContext, Reader } from 'tryagain/errors';
import { kimiCode, minimax } from 'tryagain/providers';
import { describe, expect, test } from 'vitest';
import { generalRows, networkText, weakRows } from '../../src/errors/general-rows.js';
import { kimiCodeRows } from '../../src/providers/kimi-code-errors.js';
import { kimiRows } from '../../src/providers/kimi-errors.js';
import { otherCodes } from '../../src/providers/other-codes.js';
import { capturedGeneral, capturedNetwork, capturedOther } from './captured-general.ts';
import { capturedKimiCode } from './captured-kimi-code.ts';
import { capturedKimi } from './captured-kimi.ts';
import { capturedMinimax } from './captured-minimax.ts';
import { alternatives, sentencesIn } from './captured.ts';
import type { Captured } from './captured.ts';

const now = Date.UTC(2026, 4, 15, 13);
const tables: Record<string, { rows: readonly ErrorRow[]; captured: readonly Captured[]; provider?: string }> = {
  kimi: { rows: kimiRows, captured: capturedKimi, provider: 'kimi' },
  'kimi-code': { rows: kimiCodeRows, captured: capturedKimiCode, provider: 'kimi-code' },
  minimax: { rows: minimax.rows, captured: capturedMinimax, provider: 'minimax' },
  general: { rows: [...generalRows, ...weakRows], captured: capturedGeneral },
};

async function read(
  { status, headers, as = 'response', body }: Captured,
  context: ReadContext,
  reader: Reader,
): Promise<ProviderError | null> {
  if (as === 'error') return reader.normalizeError(new Error(body), context);
  if (as === 'frame') return reader.normalizeError(parsed(body), context);
  const type = typeof parsed(body) === 'string' ? 'text/plain' : 'application/json';
  const init = { status: status ?? 200, headers: { 'content-type': type, ...ofHttp(headers) } };
  return reader.failureIn(new Response(body, init), context);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

const ofHttp = (headers: Captured['headers'] = {}) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-(?:length|type)$/i.test(name)));

/** What an error of this row has to say. */
const meaning = ({ kind, detail, fixableBy, advice, filtered, limit }: ErrorRow) => ({
  kind,
  retry: kinds[kind].retry,
  detail: detail ?? null,
  fixableBy: fixableBy ?? kinds[kind].fixableBy,
  advice: advice ?? null,
  ...(filtered && { filtered }),
  limit: limit ? expect.objectContaining(limit) : null,
});

const library: Reader = { ...createReader([]), normalizeError, failureIn };
const bare = createReader([]);

for (const [name, { rows, captured, provider }] of Object.entries(tables)) {
  describe(`${name}: a row is there because it was seen`, () => {
    test('each row has a captured body, and each body a row', () => {
      const seen = new Set(captured.map(({ row }) => row));
      expect(rows.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([]);
      const known = new Set(rows.map(({ id }) => id));
      expect([...seen].filter((row) => !known.has(row))).toEqual([]);
    });

    test('each alternative of each pattern stands in a captured body of its row', () => {
      const unseen = rows.flatMap(({ id, text, alias }) => {
        const sentences = captured.filter(({ row }) => row === id).flatMap(({ body }) => sentencesIn(body));
        const branches = [text, alias].flatMap((pattern) => (pattern ? alternatives(pattern) : []));
        return branches.filter((branch) => !sentences.some((sentence) => branch.test(sentence))).map((branch) => `${id}: ${branch.source}`);
      });
      expect(unseen).toEqual([]);
    });

    test.each(captured.map((entry, index) => [`${entry.row} #${index}: ${entry.body.slice(0, 72)}`, entry] as const))(
      'reads as its row: %s',
      async (_, entry) => {
        const row = rows.find(({ id }) => id === entry.row);
        if (!row) throw new Error(`No row ${entry.row}.`);
        expect(entry.means ?? [row.kind]).toContain(row.kind);
        expect(entry.source).toMatch(/^(?:https:\/\/|public code|a public)/);
        if (!provider) {
          expect(await read(entry, { now }, bare)).toMatchObject(meaning(row));
          return;
        }
        expect(await read(entry, { provider, now }, library)).toMatchObject({ ...meaning(row), provider });
        const unnamed = await read(entry, { now }, library);
        expect(unnamed).toMatchObject(entry.unnamed ? { kind: entry.unnamed } : { kind: row.kind, retry: kinds[row.kind].retry });
        expect([provider, null, ...(provider === 'kimi-code' ? ['kimi'] : [])]).toContain(unnamed?.provider);
      },
    );
  });
}

describe('codes of other clouds', () => {
  const reader = createReader([{ name: 'other', rows: otherCodes }]);
  test.each(capturedOther.map((entry) => [entry.body.slice(0, 72), entry] as const))(
    'are read where a table takes them in: %s',
    async (_, entry) => {
      const row = otherCodes.find(({ id }) => id === entry.row);
      expect(await read(entry, { provider: 'other', now }, reader)).toMatchObject({ kind: row?.kind, provider: 'other' });
    },
  );
});

describe('what tells of a line that broke', () => {
  test('each alternative was seen', () => {
    const sentences = capturedNetwork.flatMap(({ body }) => sentencesIn(body));
    expect(
      alternatives(networkText)
        .filter((branch) => !sentences.some((sentence) => branch.test(sentence)))
        .map(({ source }) => source),
    ).toEqual([]);
  });
  test.each(capturedNetwork.map((entry) => [entry.body, entry] as const))('is the network: %s', async (_, entry) => {
    expect(await read(entry, { now }, bare)).toMatchObject({ kind: 'network', retry: 'soon' });
  });
});

test('the coding plan knows the open platform’s rows, too', () => {
  const known = new Set(kimiCode.rows.map(({ id }) => id));
  expect(kimiRows.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
});

test('alternatives are told apart at the top level only', () => {
  expect(alternatives(/a(?:b|c)|[|]d|e\|f/i).map(({ source, flags }) => [source, flags])).toEqual([
    ['a(?:b|c)', 'i'],
    ['[|]d', 'i'],
    ['e\\|f', 'i'],
  ]);
});
