// What tryagain is measured against. `npm run bench`, or `npm run bench -- retry-advice`: installs this folder's peers,
// builds the package into .work/dist (so that no bench measures yesterday's code), and runs each bench, every *.mjs beside
// this file, as a program of its own. One that misses a goal ends with 1. To look closer at one that was built:
// `NODE_ENV=production node --cpu-prof test/bench/read-speed.mjs`.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const all = readdirSync(here).flatMap((file) => (file.endsWith('.mjs') && file !== 'run.mjs' ? [file.slice(0, -4)] : []));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;
const strange = wanted.filter((name) => !all.includes(name));
if (strange.length > 0) {
  console.error(`No bench is called ${strange.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(2);
}

const changed = (file) => statSync(join(here, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  // The peers declare Node 22 and run on 20: npm's warning about it is not ours to print.
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
}
execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--outDir', 'test/bench/.work/dist', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
});

const missed = wanted.filter((name) => {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, [join(here, `${name}.mjs`)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return status !== 0;
});
if (missed.length > 0) console.log(`\nGoals missed in: ${missed.join(', ')}`);
process.exitCode = missed.length > 0 ? 1 : 0;
