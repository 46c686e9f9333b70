/** A field of whatever there is. Getters and proxies may throw: then there is nothing there. */
export function field(value: unknown, name: PropertyKey): unknown {
  try {
    return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
}
