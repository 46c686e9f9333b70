// A provider on Kimi's wire, as a process of its own. The message of a question is what it is to do, as JSON:
// `{ "play": "events", "index": 7, "count": 1200 }`. Each event carries its number and the moment it was written.
import { json } from 'node:stream/consumers';
import { now, serve } from './program.mjs';

const everyMs = 50;
const chunk = (content, finish = null) =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-67b1a2c3d4e5f60718293a4b',
    object: 'chat.completion.chunk',
    created: 1763856000,
    model: 'kimi-k2.6',
    choices: [{ index: 0, delta: { content }, finish_reason: finish }],
    system_fingerprint: 'fpv0_0123abcd',
  })}\n\n`;
const end = `${chunk('', 'stop')}data: [DONE]\n\n`;
const whole = JSON.stringify({ id: 'any', choices: [{ index: 0, message: { role: 'assistant', content: 'hi' }, finish_reason: 'stop' }] });

const plays = {
  /** At its own moment within the 50 ms, as people ask; late events are not left out. */
  events(outgoing, { index, count }) {
    const begun = now() + ((index * 7) % everyMs);
    let number = 0;
    outgoing.on('close', () => outgoing.writableEnded || left.push(now()));
    const next = () => {
      if (outgoing.destroyed) return;
      if (number === count) return outgoing.end(end);
      outgoing.write(chunk(`${number}@${now().toFixed(3)}`));
      number += 1;
      setTimeout(next, begun + number * everyMs - now());
    };
    setTimeout(next, begun - now());
  },
  answer: (outgoing, { stream }) => outgoing.end(stream ? chunk('hi') + end : whole),
  500: (outgoing) => outgoing.end('{"error":{"message":"x","type":"server_error"}}'),
  reset(outgoing, { stream }) {
    if (!stream) return outgoing.socket.resetAndDestroy();
    outgoing.write(chunk('so far'));
    setTimeout(() => outgoing.socket?.resetAndDestroy(), 20);
  },
  stall: (outgoing, { stream }) => stream && outgoing.write(chunk('so far')),
};

let left = [];
await serve(
  async (incoming, outgoing) => {
    const { stream = false, messages } = await json(incoming);
    const { play, ...how } = JSON.parse(messages[0].content);
    outgoing.writeHead(play === '500' ? 500 : 200, { 'content-type': stream && play !== '500' ? 'text/event-stream' : 'application/json' });
    plays[play](outgoing, { ...how, stream });
  },
  // The moments at which streams lost their connection, since it was last asked.
  { left: () => left.splice(0) },
);
