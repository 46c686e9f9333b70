import { createServer } from 'node:http';
import { textOf } from './corpus.mjs';

/** What node:http says for itself. */
const ownHeaders = /^(?:connection|content-length|content-encoding|transfer-encoding|keep-alive)$/i;

/**
 * A provider on loopback that always fails the same way: below `baseURL(client, index)` every request gets the status,
 * headers and body of that row. `attempts` tells how often a client came.
 */
export async function replayServer(rows) {
  const counts = new Map();
  const server = createServer((request, response) => {
    const [, client, index] = request.url.split('/');
    const row = rows[index];
    counts.set(`${client}/${index}`, (counts.get(`${client}/${index}`) ?? 0) + 1);
    for (const [name, value] of Object.entries(row.headers)) if (!ownHeaders.test(name)) response.setHeader(name, value);
    response.setHeader('content-type', typeOf(row));
    response.statusCode = row.status;
    // Answered when the question is read: a body that nobody takes resets the connection, and that is another failure.
    request.resume().on('end', () => response.end(row.transport === 'sse' ? eventOf(row) : textOf(row)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    baseURL: (client, index) => `${origin}/${client}/${index}`,
    attempts: (client, index) => counts.get(`${client}/${index}`) ?? 0,
    close: () => server.closeAllConnections() ?? server.close(),
  };
}

function typeOf(row) {
  if (row.transport === 'sse') return 'text/event-stream';
  return typeof row.body === 'string' ? 'text/plain' : 'application/json';
}

/** A row from a stream is one frame, or the text of a piece. */
const eventOf = (row) => (typeof row.body === 'string' ? `${row.body}\n\n` : `data: ${JSON.stringify(row.body)}\n\n`);
