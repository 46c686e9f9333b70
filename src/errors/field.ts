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
  return attempt(() => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined));
}
