/**
 * Medians, ns a call. The variants take turns in each batch, each time in another order, so that the machine's moods
 * hit all alike. What `make` does is outside the clock: the inputs of a turn are made before it begins.
 */
export async function medians(variants, { batches = 15, warmUp = 4, calls = 200 } = {}) {
  const names = Object.keys(variants);
  const seen = Object.fromEntries(names.map((name) => [name, []]));
  for (let batch = 0; batch < batches + warmUp; batch += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + batch) % names.length];
      const { make, run } = variants[name];
      const inputs = await Promise.all(Array.from({ length: calls }, make));
      const started = process.hrtime.bigint();
      for (const input of inputs) {
        const result = run(input);
        if (result instanceof Promise) await result;
      }
      const each = Number(process.hrtime.bigint() - started) / calls;
      if (batch >= warmUp) seen[name].push(each);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(seen[name])]));
}

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
