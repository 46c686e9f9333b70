import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const options = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  noImplicitAny: false,
  skipLibCheck: true,
  noEmit: true,
  types: ['node', 'vite/client'],
};

/** What a block leaves to its reader: a name or a module of the app's own, and files that stand one below the other. */
const leftOut = new Set([2304, 2307, 2528, 2552, 2868, 18004]);

/**
 * Compiles every block of code in these pages against the installed package, and gives what is wrong, a line each. Those that
 * name a file of the Next.js program are compiled there. A block
 * may use names it does not have, return as a component would, and leave out with "…" what the page does not talk about.
 */
export function compileBlocks(folder, pages) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const places = new Map();
  for (const page of pages)
    for (const [index, [, language, code]] of [
      ...readFileSync(page, 'utf8').matchAll(/^```(tsx?)\n(?!\/\/ app\/)([\s\S]*?)^```/gm),
    ].entries()) {
      const file = join(folder, `${page.replace(/\W+/g, '-')}-${index}.${language}`);
      writeFileSync(file, moduleOf(code));
      places.set(file, page);
    }
  const program = ts.createProgram([...places.keys()], options);
  const wrong = ts
    .getPreEmitDiagnostics(program)
    .filter(
      ({ file, code, messageText }) => places.has(file?.fileName) && (!leftOut.has(code) || /module 'tryagain/.test(String(messageText))),
    )
    .map(({ file, messageText, start, length }) => {
      const shown = file.text.slice(start, start + length).slice(0, 80);
      return `${places.get(file.fileName)}: ${shown}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  return { blocks: places.size, wrong };
}

function moduleOf(code) {
  const imports = code.match(/^import [\s\S]*?;$/gm) ?? [];
  const rest = imports.reduce((text, line) => text.replace(line, ''), code).replace(/(?<=[{,] *)…/g, '...({} as any)');
  // A block that returns is the inside of a component or a route.
  const body = /^return\b/m.test(rest) ? `export async function block() {${rest}}` : `${rest}\nexport {};`;
  return `${imports.join('\n')}\n${body}\n`;
}

/** The README and every page beside the stories. */
export const pagesOf = (root) => [
  join(root, 'README.md'),
  ...readdirSync(join(root, 'stories'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => join(root, 'stories', name)),
];
