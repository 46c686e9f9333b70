import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf } from './node-body.js';

/** Methods `Request` knows; TRACE and CONNECT it refuses to be made with. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** After an answer that came before the request's body did: how long a client may be silent, and how long it may send. */
const silenceMs = 2000;
const lingerMs = 30_000;

/**
 * The handler for `node:http`, Express, Connect and Vite's middlewares. Streams both ways; when the client leaves, the
 * request's signal fires and the provider's connection is closed.
 *
 * Mount it before body parsers. Slow headers and the like are the server's business: keep Node's `headersTimeout` and
 * `requestTimeout`.
 *
 * @example
 * ```ts
 * createServer(toNodeHandler(handler)).listen(3000);
 * app.use('/api/ai', toNodeHandler(handler)); // Express
 * ```
 */
export function toNodeHandler(
  handler: (request: Request) => Promise<Response>,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    const request = toRequest(incoming, gone.signal);
    if (!request) {
      outgoing.writeHead(methods.has(incoming.method ?? '') ? 400 : 405, { allow: 'GET, POST, DELETE, OPTIONS' }).end();
      return;
    }
    // Without the connection there is nobody left to tell.
    void handler(request)
      .then((response) => send(response, incoming, outgoing))
      .catch(() => outgoing.destroy());
  };
}

/** Null for what no `Request` can be made of. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | null {
  const method = incoming.method ?? 'GET';
  // Frameworks cut the mount path off `url` and keep the whole one here.
  const path = 'originalUrl' in incoming && typeof incoming.originalUrl === 'string' ? incoming.originalUrl : (incoming.url ?? '/');
  if (!methods.has(method) || !path.startsWith('/')) return null;
  const scheme = 'encrypted' in incoming.socket ? 'https' : 'http';
  // Any client may write any Host: it completes the address and decides nothing.
  const host = incoming.headers.host ?? incoming.headers[':authority'];
  const base = `${scheme}://${typeof host === 'string' ? host : 'localhost'}`;
  const body = method === 'GET' || method === 'HEAD' ? null : bodyOf(incoming);
  try {
    const init: RequestInit & { duplex: 'half' } = { method, headers: headersOf(incoming), body, signal, duplex: 'half' };
    return new Request((URL.canParse(base) ? new URL(base).origin : `${scheme}://localhost`) + path, init);
  } catch {
    return null;
  }
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    // A name with a colon in front is HTTP/2's own.
    if (!name.startsWith(':')) headers.append(name, value);
  }
  return headers;
}

async function send(response: Response, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed) return response.body?.cancel();
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.flushHeaders();

  const reader = response.body?.getReader();
  if (reader) {
    outgoing.once('close', () => void reader.cancel().catch(() => undefined));
    for (;;) {
      const { done, value } = await reader.read();
      if (done || outgoing.destroyed) break;
      if (!outgoing.write(value)) await drained(outgoing);
    }
  }
  if (!incoming.complete) {
    // As nginx asks by default: at the end of such an answer Node closes the connection, whatever is still under way.
    const isLast = incoming.httpVersionMajor === 1 && (incoming.httpVersionMinor === 0 || !outgoing.shouldKeepAlive);
    // A stream of HTTP/2 is over, and says so, only when both sides are.
    if (incoming.httpVersionMajor === 2) void takeTheRest(incoming).then(() => incoming.complete || outgoing.destroy());
    else if (isLast) await takeTheRest(incoming);
    else outgoing.once('finish', () => void takeTheRest(incoming).then(() => incoming.complete || incoming.destroy()));
  }
  outgoing.end();
}

/** The client still sends what nobody wants. A browser reads the answer when it has sent everything, so all is taken, for a while. */
function takeTheRest(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(whole);
      clearTimeout(silence);
      incoming.off('data', goOn);
      resolve();
    };
    const goOn = (): void => {
      clearTimeout(silence);
      silence = setTimeout(over, silenceMs);
    };
    const whole = setTimeout(over, lingerMs);
    let silence = setTimeout(over, silenceMs);
    // In place of the body's own, which would wait for a reader that never comes.
    incoming.removeAllListeners('data').on('data', goOn);
    incoming.once('end', over).once('close', over);
    incoming.resume();
  });
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      outgoing.off('drain', settle);
      outgoing.off('close', settle);
      resolve();
    };
    outgoing.on('drain', settle);
    outgoing.on('close', settle);
  });
}
