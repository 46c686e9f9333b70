/** An address a link may have: http, https, or a path of the app's own; undefined for anything else. */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  try {
    const { protocol } = new URL(href, 'https://localhost');
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
