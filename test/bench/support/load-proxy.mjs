// What stands between the page and the provider, as a process of its own, so that its memory is nobody else's: `kit` is
// createHandler in node:http, `naive` the proxy one writes in ten lines: fetch, and pipe what comes.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createHandler, perVisitor, toNodeHandler } from '#kit/server';
import { serve } from './program.mjs';

const [kind, baseURL, limits] = process.argv.slice(2);
const apiKey = 'sk-simulated-0123456789';

const proxies = {
  kit: () =>
    toNodeHandler(
      createHandler({
        providers: { kimi: { apiKey, baseURL } },
        allowedOrigins: [],
        authorize: () => ({ user: 'somebody' }),
        // A place that is not given back is missed by the 401st.
        admit: perVisitor({ concurrent: 400 }),
        limits: JSON.parse(limits),
      }),
    ),
  naive: () => async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    try {
      const answer = await fetch(`${baseURL}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
        body: Readable.toWeb(incoming),
        duplex: 'half',
        signal: gone.signal,
      });
      outgoing.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') });
      await pipeline(Readable.fromWeb(answer.body), outgoing);
    } catch {
      outgoing.destroy();
    }
  },
};

let unhandled = 0;
process.on('unhandledRejection', () => (unhandled += 1));
const sockets = new Set();
const listenersOf = (emitter) => emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
const mega = 2 ** 20;

const server = await serve(proxies[kind](), {
  state() {
    globalThis.gc();
    const { rss, heapUsed } = process.memoryUsage();
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const active = process.getActiveResourcesInfo();
    return {
      rss: rss / mega,
      heap: heapUsed / mega,
      // The system counts it in KiB, since the process began.
      peak: maxRSS / 1024,
      cpuMs: (userCPUTime + systemCPUTime) / 1000,
      sockets: active.filter((name) => name === 'TCPSocketWrap').length,
      timers: active.filter((name) => name === 'Timeout').length,
      listeners: [process, server, ...sockets].reduce((sum, emitter) => sum + listenersOf(emitter), 0),
      unhandled,
    };
  },
});
server.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
});
