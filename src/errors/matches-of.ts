/**
 * Each match of a global pattern. Not by `matchAll`, which copies the pattern each time, nor by `replace` with a function:
 * both are dearer than the search.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  for (;;) {
    const match = pattern.exec(text);
    if (!match) return matches;
    matches.push(match);
    if (!match[0]) pattern.lastIndex += 1;
  }
}
