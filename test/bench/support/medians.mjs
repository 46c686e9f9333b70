/**
 * Medians of the processor's time, ns a call: other people's load on the machine is not in it. The variants take turns in
 * each batch, each time in another order, so that what the machine itself does to them hits all alike. What `make` does
 * is outside the clock: the inputs of a turn are made before it begins.
 */
export async function medians(variants, { batches = 15, warmUp = 4, calls = 200 } = {}) {
  const names = Object.keys(variants);
  const seen = Object.fromEntries(names.map((name) => [name, []]));
  for (let batch = 0; batch < batches + warmUp; batch += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + batch) % names.length];
      const { make, run } = variants[name];
      const inputs = await Promise.all(Array.from({ length: calls }, make));
      const before = process.cpuUsage();
      for (const input of inputs) {
        const result = run(input);
        if (result instanceof Promise) await result;
      }
      const { user, system } = process.cpuUsage(before);
      if (batch >= warmUp) seen[name].push(((user + system) * 1000) / calls);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(seen[name])]));
}

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
