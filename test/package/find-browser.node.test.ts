import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { findBrowser } from '../support/find-browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'browser-'));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it('a browser that another process still unpacks is waited for', async () => {
  const path = join(folder, 'chromium');
  const file = openSync(path, 'w', 0o700);
  writeSync(file, '#!/bin/sh\necho Chromium 147.0\n');
  vi.stubEnv('CHROME_PATH', path);
  const found = findBrowser();
  setTimeout(() => closeSync(file), 700);
  await expect(found).resolves.toBe(path);
});
