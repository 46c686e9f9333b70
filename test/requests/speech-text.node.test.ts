import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readHex, readHexByHand } from '../../src/requests/speech/read-hex.js';
import { sentenceAt } from '../../src/requests/speech/sentence-at.js';
import { longestPassage, planPassages, splitByMarks, splitSentences } from '../../src/requests/speech/split-sentences.js';

afterEach(() => vi.unstubAllGlobals());

describe('hexadecimal', () => {
  test('every byte comes back as node reads it, in either case', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.boolean(), (bytes, upper) => {
        const text = Buffer.from(bytes).toString('hex');
        expect(readHexByHand(upper ? text.toUpperCase() : text)).toEqual(new Uint8Array(Buffer.from(text, 'hex')));
      }),
    );
  });

  test('P32: a text that is not hexadecimal through and through is null, whatever it is', () => {
    const isHex = (text: string) => text.length % 2 === 0 && /^[\da-f]*$/i.test(text);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.base64String()), (text) => (readHexByHand(text) === null) === !isHex(text)),
    );
    for (const text of ['f', 'fff', 'fg', ' ff', 'ff\n', '0x', '//uQ', 'ff-f', 'ｆｆ', '\u0130f', 'https://a.example/b.mp3']) {
      expect(readHexByHand(text)).toBeNull();
    }
  });

  test('where the browser reads hexadecimal itself, it is asked; what it throws is null', () => {
    const fromHex = vi.fn((text: string) => {
      if (text === 'zz') throw new SyntaxError('no');
      return new Uint8Array([7]);
    });
    vi.stubGlobal('Uint8Array', Object.assign(class extends Uint8Array {}, { fromHex }));
    expect(readHex('07')).toEqual(new Uint8Array([7]));
    expect(readHex('zz')).toBeNull();
    vi.unstubAllGlobals();
    expect(readHex('0aFf')).toEqual(new Uint8Array([10, 255]));
  });
});

const samples = {
  english: 'The sky is blue. Is it? It is! Pi is 3.14, they say… "Really?" she asked. Yes.',
  chinese: '天空是蓝色的。真的吗？是的！他说：“好。”然后走了；很快……没了',
  japanese: '空は青い。「本当？」と彼女は聞いた。はい！そうです。',
  mixed: 'Hello 👨‍👩‍👧‍👦! 你好。🎉🎉 Fine.\n\nNew paragraph\r\nand a line',
};

describe.each([
  ['Intl.Segmenter', undefined],
  ['marks alone', splitByMarks],
])('sentences by %s', (_, split) => {
  test.each(Object.entries(samples))('%s loses nothing and has more than one sentence', (_name, text) => {
    const sentences = splitSentences(text, split);
    expect(sentences.join('')).toBe(text);
    expect(sentences.length).toBeGreaterThan(2);
    for (const sentence of sentences) expect(sentence).not.toBe('');
  });

  test('Chinese and Japanese marks end a sentence without a space, a decimal point does not', () => {
    expect(splitSentences('天空是蓝色的。真的吗？是的！', split)).toEqual(['天空是蓝色的。', '真的吗？', '是的！']);
    expect(splitSentences('空は青い。そうです。', split)).toEqual(['空は青い。', 'そうです。']);
    expect(splitSentences('Pi is 3.14. Yes.', split)).toEqual(['Pi is 3.14. ', 'Yes.']);
  });

  test('any text, joined again, is the text; no sentence is longer than a request', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('. ', '。', '！', '\n', '👨‍👩‍👧', 'word ', 'x'.repeat(1_700), '😀'.repeat(1_600)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const sentences = splitSentences(text, split);
        expect(sentences.join('')).toBe(text);
        for (const sentence of sentences) {
          expect(sentence.length).toBeLessThanOrEqual(longestPassage);
          // Throws where a character was cut in two.
          encodeURIComponent(sentence);
        }
      }),
    );
  });
});

describe('passages', () => {
  test('a hundred thousand letters without a stop are cut at commas and spaces', () => {
    const sentences = splitSentences('lorem ipsum, dolor sit amet '.repeat(4_000));
    expect(sentences.length).toBeLessThan(45);
    for (const sentence of sentences.slice(0, -1)) expect(sentence).toMatch(/[, ]$/);
  });

  test('grow: at least 80, then 300, then 1,000 characters but for the last, at most 3,000, and every sentence once', () => {
    const sentence = fc
      .tuple(fc.integer({ min: 1, max: longestPassage }), fc.constantFrom('a', '字'))
      .map(([length, sign]) => sign.repeat(length));
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 30 }), (sentences) => {
        const passages = planPassages(sentences);
        expect(passages.map(({ text }) => text).join('')).toBe(sentences.join(''));
        passages.forEach(({ text, first, end }, index) => {
          expect(text).toBe(sentences.slice(first, end).join(''));
          expect(text.length).toBeLessThanOrEqual(longestPassage);
          expect(first).toBe(passages[index - 1]?.end ?? 0);
          const next = sentences[end];
          if (next !== undefined && text.length + next.length <= longestPassage)
            expect(text.length).toBeGreaterThanOrEqual([80, 300][index] ?? 1_000);
        });
      }),
    );
  });

  test('8,800 characters are ten requests: a hundred would be more in a minute than a provider answers', () => {
    const sentences = Array.from({ length: 100 }, (_, index) => `${String(index).padStart(3, '0')} ${'letters '.repeat(10)}so. `);
    expect(sentences.join('')).toHaveLength(8_800);
    expect(planPassages(sentences).map(({ text }) => text.length)).toEqual([88, 352, ...Array.from({ length: 7 }, () => 1_056), 968]);
  });

  test.each(['---\n', '🎉 ', '… ', '* * *\n\n', '  \n'])('%j joins its neighbour and is never a request of its own', (signs) => {
    const long = 'A sentence that is long enough to be asked for alone, at the beginning of a text. ';
    for (const sentences of [
      [signs, long],
      [long, signs],
      [long, signs, signs, long],
      [signs, 'Hi. ', signs],
    ]) {
      const passages = planPassages(sentences);
      for (const { text } of passages) expect(text).toMatch(/[\p{L}\p{N}]/u);
      expect(passages.map(({ text }) => text).join('')).toBe(sentences.join(''));
    }
    expect(planPassages([signs, signs])).toEqual([]);
  });

  test('signs by the page, which fit nowhere, are left out', () => {
    const page = '-'.repeat(longestPassage);
    expect(planPassages([page, 'Hello. ', page, 'Bye.'])).toEqual([
      { text: 'Hello. ', first: 1, end: 2 },
      { text: 'Bye.', first: 3, end: 4 },
    ]);
  });

  test('nothing but space is not asked for', () => {
    expect(planPassages(splitSentences(' \n\n\t '))).toEqual([]);
    expect(planPassages([])).toEqual([]);
    for (const text of ['\n\nHello.\n\n', `${'Long enough to stand alone, because it goes on and on and on and on and on. '}\n \n`]) {
      for (const passage of planPassages(splitSentences(text))) expect(passage.text.trim()).not.toBe('');
    }
  });
});

describe('the sentence that is spoken', () => {
  const sentences = ['Ten letter', 'Ten letter', '十个'];
  test('follows from its share once the clip has a length', () => {
    expect([0, 3.8, 4, 7.7, 7.9, 10, 99].map((second) => sentenceAt(sentences, second, 10.2, 1))).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });
  test('and from how fast people speak before that', () => {
    expect([0, 0.6, 0.7, 1.4, 60].map((second) => sentenceAt(sentences, second, null, 1))).toEqual([0, 0, 1, 2, 2]);
    expect(sentenceAt(sentences, 0.6, null, 2)).toBe(1);
    expect(sentenceAt([], 1, null, 1)).toBe(0);
  });
});
