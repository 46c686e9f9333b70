/** A pattern that was put together while the program ran, and the file of src that did it. */
export interface BuiltPattern {
  readonly file: string;
  readonly pattern: RegExp;
}

/** Every pattern made by `RegExp(…)` in src while `run` runs. Literals do not pass here: they stand in the source. */
export async function watchPatterns(run: () => Promise<void>): Promise<BuiltPattern[]> {
  const found: BuiltPattern[] = [];
  const original = globalThis.RegExp;
  const keep = (pattern: RegExp): RegExp => {
    // Above this line and the proxy's: whoever asked. A bundler that src imports makes patterns, too.
    const caller = new Error('for its stack').stack?.split('\n')[3] ?? '';
    const file = /(?<!node_modules.{0,200})\/src\/([^\s:)?]+\.tsx?)/.exec(caller)?.[1];
    if (file) found.push({ file, pattern });
    return pattern;
  };
  globalThis.RegExp = new Proxy(original, {
    construct: (target, args: ConstructorParameters<typeof RegExp>) => keep(new target(...args)),
    apply: (target, _, args: ConstructorParameters<typeof RegExp>) => keep(new target(...args)),
  });
  try {
    await run();
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}
