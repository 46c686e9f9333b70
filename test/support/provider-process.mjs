// A server process of its own, to be killed: the built handler with the built simulator behind it. It prints its port.
import { createServer } from 'node:http';
import { createHandler, toNodeHandler } from '../../dist/server.js';
import { createSimulator } from '../../dist/testing.js';

const [port = '0', origin = ''] = process.argv.slice(2);
const apiKey = 'sk-nobodys-key-for-the-simulator';
const handler = createHandler({
  providers: { kimi: { apiKey }, minimax: { apiKey } },
  allowedOrigins: [origin],
  // By a cookie nobody has by chance: where it arrives, its owner is turned away.
  authorize: ({ headers }) => !/\bsession=over\b/.test(headers.get('cookie') ?? '') && { user: 'visitor', account: true },
  fetch: createSimulator({ chunkDelay: 40 }).fetch,
});
const server = createServer(toNodeHandler(handler)).listen(Number(port), '127.0.0.1', () => {
  process.stdout.write(`${server.address().port}\n`);
});
