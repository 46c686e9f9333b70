import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const tests = new URL('../', import.meta.url);

/** The faults each issue promises to survive, by their numbers in the fault matrix. */
const promised: readonly { readonly issue: string; readonly ids: readonly string[] }[] = [
  { issue: 'reading', ids: numbered('P', 34) },
  { issue: 'waits', ids: numbered('W', 9) },
  { issue: 'retries', ids: [...numbered('W', 17).slice(9), ...numbered('R', 18), ...numbered('A', 3), 'L8'] },
  { issue: 'access and words', ids: [...numbered('A', 13), 'S4', 'R17'] },
  { issue: 'the server', ids: numbered('S', 24) },
  { issue: 'load', ids: numbered('L', 8) },
];

function numbered(letter: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
}

interface Title {
  readonly text: string;
  readonly skipped: boolean;
}

/**
 * What a file's tests are called: the first argument of `it`, `test` and `describe`, whatever stands between
 * (`it.each(…)(…)`), and the texts of the tables such a title is filled from.
 */
function titlesIn(text: string, file: string): Title[] {
  const titles: Title[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      // `it.each(rows)('title')` is the call of a call; the inner one has rows, no title.
      const { expression } = node;
      const called = /^(?:it|test|describe)\b[\w.]*$/.exec(
        (ts.isCallExpression(expression) ? expression.expression : expression).getText(),
      )?.[0];
      const [first] = node.arguments;
      if (called && first && (ts.isCallExpression(expression) || !/\.(?:each|for|skipIf|runIf)$/.test(called))) {
        const skipped = /\.(?:skip|todo|skipIf|runIf|fails)\b/.test(called);
        titles.push(...(textOf(first) ?? []).map((title) => ({ text: title, skipped })));
      }
    }
    // The rows of a table: `['P21 a malformed first frame', …]`, `{ name: 'P24 socket reset', … }`.
    if (ts.isStringLiteralLike(node) && isFirstOfRow(node)) titles.push({ text: node.text, skipped: false });
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS));
  return titles;
}

function textOf(node: ts.Expression): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isTemplateExpression(node) ? [node.head.text + node.templateSpans.map(({ literal }) => literal.text).join('…')] : null;
}

function isFirstOfRow(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent)) return parent.elements[0] === node;
  return ts.isPropertyAssignment(parent) && parent.name.getText() === 'name';
}

const idsIn = (title: string): string[] => title.match(/\b[A-Z]\d{1,2}\b/g) ?? [];

const titles = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file) && !/^(?:consumers|bench)\//.test(file) && !file.includes('node_modules'))
  .flatMap((file) => titlesIn(readFileSync(new URL(file, tests), 'utf8'), file));
const told = new Set(titles.flatMap(({ text }) => idsIn(text)));

it('finds the titles of tests, of tables, and of those that are skipped', () => {
  const file =
    "describe('A P1', () => { it.each([['P2 x', 1]])('%s', () => {}); test.skip(`P3 ${x} y`, () => {}); expect('P4').toBe(1); });";
  expect(titlesIn(file, 'sample.ts')).toEqual([
    { text: 'A P1', skipped: false },
    { text: '%s', skipped: false },
    { text: 'P2 x', skipped: false },
    { text: 'P3  y', skipped: true },
  ]);
});

it('all 114 faults of the matrix are promised by somebody', () => {
  expect(new Set(promised.flatMap(({ ids }) => ids)).size).toBe(114);
});

describe('every numbered fault stands in the title of a test', () => {
  it.each(promised)('$issue', ({ ids }) => expect(ids.filter((id) => !told.has(id))).toEqual([]));
});

it('none of them is skipped', () => expect(titles.filter(({ skipped, text }) => skipped && idsIn(text).length > 0)).toEqual([]));
