/** What a stranger's code gives: getters and proxies may throw, then there is nothing. */
export function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** A field of whatever there is. */
export function field(value: unknown, name: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  // Not by `attempt`: this is asked a hundred times a failure, and a closure each time is most of its cost.
  try {
    return (value as Record<PropertyKey, unknown>)[name];
  } catch {
    return undefined;
  }
}
