import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { BrowserCommand } from 'vitest/node';

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Starts the provider process for pages of this origin; the port it listens on. Port 0: any. */
    startProcess: (port: number, origin: string) => Promise<number>;
    /** Kills it at once, in the middle of whatever it says. */
    killProcess: () => Promise<void>;
  }
}

let running: ChildProcess | null = null;
process.on('exit', () => running?.kill('SIGKILL'));

export const startProcess: BrowserCommand<[port: number, origin: string]> = async (_, port, origin) => {
  const script = new URL('./provider-process.mjs', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, String(port), origin], { stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return Number(String(line).trim());
};

export const killProcess: BrowserCommand<[]> = async () => {
  if (!running || running.exitCode !== null) return;
  const gone = once(running, 'exit');
  running.kill('SIGKILL');
  await gone;
  running = null;
};
