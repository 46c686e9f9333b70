import { readFileSync } from 'node:fs';
import { loadCsf } from 'storybook/internal/csf-tools';
import { kinds } from 'tryagain/errors';
import type { ErrorRow, Kind } from 'tryagain/errors';
import { anthropic, kimi, kimiCode, minimax, openai, openaiCompatible, openrouter } from 'tryagain/providers';
import { expect, test } from 'vitest';
import { generalRows, weakRows } from '../../src/errors/general-rows.ts';
import { details, ownCodes } from '../../src/errors/kinds.ts';
import { otherCodes } from '../../src/providers/other-codes.ts';
import { isSameRow, ownFailuresOf, providerTables, shelvesOf, statusesOf } from '../../stories/support/kind-rows.ts';
import { sourceOf } from '../../stories/support/kind-sources.ts';
import { variantsOf } from '../../stories/support/kind-variants.ts';

const every = Object.keys(kinds) as Kind[];
const tables: Readonly<Record<string, readonly ErrorRow[]>> = {
  ...Object.fromEntries([kimi, kimiCode, minimax, openai, anthropic, openrouter].map(({ name, rows }) => [name, rows])),
  openaiCompatible: openaiCompatible.rows,
  generalRows,
  weakRows,
  otherCodes,
};

const has = ({ rows }: { rows: readonly ErrorRow[] }, row: ErrorRow): boolean => rows.some((shown) => isSameRow(shown, row));

test('every kind has a page, and every page is of a kind', () => {
  const file = 'stories/Kinds.stories.tsx';
  const { indexInputs } = loadCsf(readFileSync(file, 'utf8'), { fileName: file, makeTitle: (title) => title }).parse();
  const pages = indexInputs.map(({ __id, title, exportName }) => __id ?? `${title}/${exportName}`);
  expect(pages.toSorted()).toEqual(['kinds--all-kinds', ...every.map((kind) => `kinds--${kind}`)].toSorted());
});

test.each(Object.entries(tables))('every row of %s stands on one page, and once there', (_, rows) => {
  const places = rows.map((row) => [
    row.id,
    every.filter((kind) => shelvesOf(kind).some((shelf) => has(shelf, row))),
    every.flatMap((kind) => shelvesOf(kind)).filter((shelf) => has(shelf, row)).length,
  ]);
  expect(places).toEqual(rows.map(({ id, kind }) => [id, [kind], 1]));
});

test('rows stand on the shelf of each table that has them, the more special one first', () => {
  for (const kind of every) {
    for (const shelf of shelvesOf(kind)) {
      for (const table of shelf.tables) {
        const inTable = table.rows.filter((row) => has(shelf, row));
        expect(inTable, `${shelf.id} on ${kind}`).toEqual(shelf.rows);
      }
    }
  }
});

test('every row of a provider names where it is documented or was seen', () => {
  const without = every
    .flatMap((kind) => shelvesOf(kind))
    .filter(({ tables: of }) => of.length > 0)
    .flatMap((shelf) => shelf.rows.filter((row) => !sourceOf(shelf, row)?.startsWith('https://')).map(({ id }) => `${shelf.id} ${id}`));
  expect(without).toEqual([]);
});

test('every provider of the package is among them', () => {
  expect(providerTables.map(({ name }) => name).toSorted()).toEqual(['anthropic', 'kimi', 'kimi-code', 'minimax', 'openai', 'openrouter']);
});

test('every code of ours and every detail can be read on a page', () => {
  const codes = new Set(every.flatMap((kind) => ownFailuresOf(kind).map(({ code }) => code)));
  expect(ownCodes.filter((code) => !codes.has(code))).toEqual([]);
  const shown = new Set(every.flatMap((kind) => variantsOf(kind).map(({ make }) => make().detail)));
  expect(details.filter((detail) => !shown.has(detail))).toEqual([]);
});

test('every status of a failure stands on one page', () => {
  const numbers = every.flatMap((kind) => [...statusesOf(kind).numbers]);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(every.flatMap((kind) => [...statusesOf(kind).rest])).toEqual(['5xx', '4xx']);
});

test("no two ways to read a kind have one name, and a page's ids are its own", () => {
  for (const kind of every) {
    const ids = variantsOf(kind).map(({ id }) => id);
    expect(new Set(ids).size, ids.join(' ')).toBe(ids.length);
  }
});
