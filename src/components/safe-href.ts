import { attempt } from '../errors/field.js';

/** An address a link may have: http, https, or a path of the app's own; undefined for anything else. */
export function safeHref(href: string | undefined): string | undefined {
  const protocol = attempt(() => new URL(href ?? '', 'https://localhost').protocol);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
