/** Which of those there are was probably meant. */
export function nearestName(name: string, known: readonly string[]): string {
  const distances = known.map((one) => [one, distance(one, name.slice(0, 40))] as const);
  return distances.reduce((best, next) => (next[1] < best[1] ? next : best), ['', Infinity])[0];
}

/** Levenshtein's: how many letters to change. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
