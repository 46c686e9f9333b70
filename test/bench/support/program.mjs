import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * Starts a module of this folder as a process of its own: a server at `origin`, which `ask` asks by a name of its answers,
 * one thing at a time. One that dies takes the bench with it.
 */
export async function startProgram(file, ...args) {
  const child = fork(new URL(file, import.meta.url), args, { execArgv: ['--expose-gc'] });
  let stopped = false;
  child.on('exit', (code) => {
    if (!stopped) throw new Error(`${file} ended by itself with ${code}.`);
  });
  const [origin] = await once(child, 'message');
  return {
    origin,
    async ask(name) {
      child.send(name);
      const [answer] = await once(child, 'message');
      return answer;
    },
    async stop() {
      stopped = true;
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** The other side of it. */
export async function serve(listener, answers) {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The bench was stopped: nobody would ever end this.
  process.on('disconnect', () => process.exit());
  process.on('message', (name) => process.send(answers[name]()));
  process.send(`http://127.0.0.1:${server.address().port}`);
  return server;
}

/** One clock for all processes of this machine, ms. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;
