import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { Plugin } from 'vite';

/** A member of an interface, as its docstring describes it. */
export interface Described {
  readonly name: string;
  readonly type: string;
  readonly need: 'optional' | 'always';
  /** Markdown. */
  readonly text: string;
}

/** `import docs from './use-chat.ts?docs'`: what its interfaces say of their members, so that no page says it a second time. */
export function docstrings(): Plugin {
  return {
    name: 'docstrings',
    enforce: 'pre',
    async load(id) {
      const [file, query] = id.split('?');
      if (query !== 'docs' || file === undefined) return null;
      this.addWatchFile(file);
      return `export default ${JSON.stringify(await membersIn(file))}`;
    },
  };
}

/** What a file's interfaces say of their members, by name. */
export async function membersIn(file: string): Promise<Readonly<Record<string, readonly Described[]>>> {
  return describe(await parse(file), await wordsIn(file));
}

const parse = async (file: string) => ts.createSourceFile(file, await readFile(file, 'utf8'), ts.ScriptTarget.Latest, true);

function describe(source: ts.SourceFile, words: Words): Record<string, Described[]> {
  const described: Record<string, Described[]> = {};
  const inType = (type: ts.TypeNode): Described[] => {
    if (ts.isTypeLiteralNode(type)) return membersOf(type.members, words);
    if (ts.isTypeReferenceNode(type)) return described[type.typeName.getText()] ?? [];
    if (ts.isParenthesizedTypeNode(type)) return inType(type.type);
    if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(inType);
    return ts.isUnionTypeNode(type) ? choices(type.types.flatMap(inType)) : [];
  };
  source.forEachChild((node) => {
    if (ts.isInterfaceDeclaration(node)) described[node.name.text] = membersOf(node.members, words);
    if (ts.isTypeAliasDeclaration(node)) described[node.name.text] = inType(node.type);
  });
  return described;
}

/** Of alternatives that exclude each other, each once, and none has to be there. */
function choices(members: readonly Described[]): Described[] {
  const named = new Map(members.filter(({ type }) => type !== 'never').map((one) => [one.name, one]));
  return [...named.values()].map((one) => ({ ...one, need: 'optional' }));
}

function membersOf(members: ts.NodeArray<ts.TypeElement>, words: Words): Described[] {
  return members.flatMap((member) => {
    if (!ts.isPropertySignature(member)) return [];
    const type = (member.type?.getText() ?? '').replace(/\s+/g, ' ').replace(/ \| undefined$/, '');
    const docs = ts.getJSDocCommentsAndTags(member).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '');
    const need = member.questionToken ? 'optional' : 'always';
    return [{ name: member.name.getText().replaceAll("'", ''), type: words.get(type) ?? type, need, text: docs.join('\n') }];
  });
}

/** Types that are a few words, by name: the words say more. */
type Words = ReadonlyMap<string, string>;

/** Those of a file, and of the files it takes types from. */
async function wordsIn(file: string): Promise<Words> {
  const source = await parse(file);
  const words = new Map<string, string>();
  const collect = (from: ts.SourceFile) =>
    from.forEachChild((node) => {
      if (!ts.isTypeAliasDeclaration(node) || !ts.isUnionTypeNode(node.type)) return;
      if (node.type.types.every(ts.isLiteralTypeNode)) words.set(node.name.text, node.type.getText());
    });
  collect(source);
  for (const { moduleSpecifier } of source.statements.filter(ts.isImportDeclaration)) {
    const path = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
    if (!path.startsWith('.')) continue;
    const from = join(dirname(file), path.replace(/\.js$/, '.ts'));
    collect(await parse(existsSync(from) ? from : `${from}x`));
  }
  return words;
}
