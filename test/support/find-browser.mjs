import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Switches every Chromium here is started with. Never the npm package's own: `--single-process` dies at the second context. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/**
 * Finds a Chromium without root and without a download of our own, each candidate proved by running it:
 * CHROME_PATH, Playwright's, the system's, then the one inside an npm package (Linux x64).
 *
 * @returns {Promise<string>} the executable
 * @throws Error that names the ways out
 */
export async function findBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (await answers(named)) return named;
    throw new Error(`CHROME_PATH is "${named}", which does not start. Point it at a Chromium or Chrome, or unset it.`);
  }
  for (const candidate of [playwrights, ...system().map((path) => () => path), inNpmPackage]) {
    const path = await Promise.resolve(candidate()).catch(() => null);
    if (path && (await answers(path))) return path;
  }
  throw new Error(
    'No Chromium was found for the browser tests. Three ways out: install Chrome or Chromium, ' +
      'run "npx playwright install chromium", or set CHROME_PATH to one you have.',
  );
}

async function playwrights() {
  const { chromium } = await import('playwright');
  return chromium.executablePath();
}

function system() {
  const names = ['chromium-headless-shell', 'chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];
  return process.platform === 'darwin'
    ? ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
    : process.platform === 'win32'
      ? ['C:/Program Files/Google/Chrome/Application/chrome.exe', 'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe']
      : names.map((name) => `/usr/bin/${name}`);
}

/** The package unpacks into tmpdir() and reuses whatever lies there, even another version: hence a folder a version. */
async function inNpmPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = join(tmpdir(), `tryagain-chromium-147.0.0-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

async function answers(path) {
  if (!existsSync(path)) return false;
  for (let tries = 0; tries < 60; tries++) {
    try {
      const { stdout } = await run(path, ['--version', ...chromiumArgs], { timeout: 20_000 });
      return /\d+\.\d+/.test(stdout);
    } catch (error) {
      if (error.code !== 'ETXTBSY') return false;
    }
    // It is still being unpacked, by another process of ours.
    await setTimeout(500);
  }
  return false;
}
