import { Refusal } from './refusal.js';

/**
 * Cross-site forgery and other people's pages. The list comes from the options, never from the request: `Host` and
 * `X-Forwarded-Host` are whatever a client writes. A browser cannot be made to lie in `Sec-Fetch-Site`, but old ones
 * do not send it, so `Origin` is checked as well.
 */
export function checkOrigin(headers: Headers, allowed: ReadonlySet<string>): void {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  // A listed origin was let in by name, also from another site: http://localhost:5173 to http://127.0.0.1:3000.
  if (origin !== null && allowed.has(origin)) return;
  if (site === 'cross-site') {
    throw new Refusal(
      'other-origin',
      'Requests from another site are refused: mount the handler on the site of the page, or list its origin.',
    );
  }
  if (origin !== null) {
    throw new Refusal('other-origin', "The page's origin is not in allowedOrigins.");
  }
  if (origin === null && site !== null && site !== 'same-origin' && site !== 'none') {
    throw new Refusal('other-origin', 'A request from another origin has to say which.');
  }
}

/** What a page of another allowed origin (the same site, another host or port) needs, to be let through by its browser. */
export function corsHeaders(headers: Headers, allowed: ReadonlySet<string>): Readonly<Record<string, string>> {
  const origin = headers.get('origin');
  if (origin === null || !allowed.has(origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after, retry-after-ms, x-should-retry, x-request-id, tryagain-currency',
  };
}

/** The answer to a preflight. Whatever header it asks for may come: none of them is ever passed on. */
export function preflight(headers: Headers, methods: readonly string[]): Response {
  const asked = headers.get('access-control-request-headers') ?? '';
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': /^[\w\-, ]{1,2000}$/.test(asked) ? asked : 'content-type',
      'access-control-max-age': '600',
      'cache-control': 'no-store',
    },
  });
}
