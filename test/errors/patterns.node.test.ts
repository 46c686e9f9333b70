import { readdirSync, readFileSync } from 'node:fs';
import { check, type Diagnostics } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { watchPatterns } from './watch-patterns.ts';

const source = new URL('../../src/', import.meta.url);

interface Place {
  readonly file: string;
  readonly pattern: RegExp;
}

interface Found {
  readonly literals: readonly RegExp[];
  /** Patterns put together while the program runs: only running it tells what they are. */
  readonly built: number;
  /** `text.match('…')` and the like make a pattern of a string, where nobody would look for one. */
  readonly hidden: readonly string[];
}

function patternsIn(text: string, file: string): Found {
  const literals: RegExp[] = [];
  const hidden: string[] = [];
  let built = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push(asPattern(node.text));
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      if (/^(?:globalThis\.)?RegExp$/.test(node.expression.getText())) built += 1;
      const [first] = node.arguments ?? [];
      const method = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
      if (first && /^(?:match|matchAll|search)$/.test(method) && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)))
        hidden.push(node.getText());
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return { literals, built, hidden };
}

function asPattern(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !name.startsWith('testing'),
);
const found = new Map(files.map((file) => [file, patternsIn(readFileSync(new URL(file, source), 'utf8'), file)]));

const built: readonly Place[] = await watchPatterns(async () => {
  for (const entry of ['index', 'errors', 'providers', 'messages', 'server', 'vite']) await import(`../../src/${entry}.ts`);
  const { createHandler } = await import('tryagain/server');
  createHandler({ providers: { kimi: { apiKey: 'sk-0123456789abcdef' } }, allowedOrigins: [], authorize: () => false });
});

const places = files.flatMap((file) => [
  ...(found.get(file)?.literals ?? []).map((pattern): Place => ({ file, pattern })),
  ...built.filter((place) => place.file === file),
]);

/**
 * A bounded repetition counts as what it is, so that most patterns are judged by what they are and not by guessing
 * texts against them; how large the bound may be is for the clock below. Counted in steps, never in time: a busy
 * machine judges like an idle one.
 */
const judge = ({ source: text, flags }: RegExp): Promise<Diagnostics> =>
  check(text, flags, {
    maxRepeatCount: 10_000,
    maxPatternSize: 5_000,
    maxAttackStringSize: 100_000,
    attackLimit: 100_000_000,
    attackTimeout: null,
    incubationTimeout: null,
    seedingTimeout: null,
    timeout: 55_000,
  });

describe('the search for patterns', () => {
  it('sees literals, patterns put together, and strings that become patterns', () => {
    const text = 'const a = /x+/g; const b = [new RegExp(`a${1}`), RegExp("b")]; "c".match("d");';
    expect(patternsIn(text, 'sample.ts')).toEqual({ literals: [/x+/g], built: 2, hidden: ['"c".match("d")'] });
  });

  it('found those of every room', () => {
    expect(new Set(places.map(({ file }) => file.split('/')[0]))).toEqual(
      new Set(['components', 'errors', 'hooks', 'messages', 'providers', 'requests', 'server', 'vite.ts']),
    );
    expect([...found.values()].flatMap(({ hidden }) => hidden)).toEqual([]);
  });

  it.each([...found].filter(([, { built: sites }]) => sites > 0).map(([file, { built: sites }]) => ({ file, sites })))(
    'ran each place in $file that puts one together',
    ({ file, sites }) => expect(built.filter((place) => place.file === file).length).toBeGreaterThanOrEqual(sites),
  );
});

it('recheck tells a pattern that doubles its work from one that does not', async () => {
  expect(await judge(/(.*)\s+after\s+(.*)\s+seconds/)).toMatchObject({ status: 'vulnerable' });
  expect(await judge(/try again after \d{1,9} seconds/)).toMatchObject({ status: 'safe' });
});

describe('S17 every pattern is safe on any text', () => {
  const unique = [...new Map(places.map((place) => [String(place.pattern), place])).values()];
  it.concurrent.each(unique.map(({ file, pattern }) => ({ file, pattern, name: String(pattern).slice(0, 80) })))(
    '$file $name',
    { timeout: 60_000 },
    async ({ pattern }) => {
      const verdict = await judge(pattern);
      expect(verdict.status, verdict.status === 'vulnerable' ? verdict.attack.pattern : 'not judged in time').toBe('safe');
    },
  );
});

describe('S17 a text of 100,000 characters made against a pattern takes it at most 50 ms', () => {
  it.each(files.filter((file) => places.some((place) => place.file === file)))('%s', (file) => {
    for (const { pattern } of places.filter((place) => place.file === file)) {
      for (const attack of attacksOn(pattern))
        expect(
          leastTime(() => attack.replace(pattern, '')),
          `${String(pattern)} on ${attack.slice(0, 40)}`,
        ).toBeLessThan(50);
    }
  });
});

/** What a pattern waits for, over and over: its own words, and what its classes take. */
function attacksOn({ source: text }: RegExp): string[] {
  const words = text.match(/[A-Za-z]{3,}(?: [a-z]+)*|[\u4e00-\u9fff]{2,}/g) ?? [];
  const pieces = [
    ...new Set([
      ...words.slice(0, 6).flatMap((word) => [word, `${word} `]),
      'a',
      'a ',
      '1',
      '1 ',
      ' ',
      '/',
      '\\',
      '"',
      '-a',
      '.1',
      '\n',
      '{"',
    ]),
  ];
  return pieces.map((piece) => `${piece.repeat(Math.ceil(100_000 / piece.length))}\u0000`);
}

/** Ms, the best of three: the machine may be busy with something else. */
function leastTime(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && least >= 50; tries += 1) {
    const began = performance.now();
    run();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}
