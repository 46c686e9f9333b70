// The programs of this folder, run from the packed tarball as their users would run them. `node test/consumers/run.mjs [name …]`
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs, findBrowser } from '../support/find-browser.mjs';
import { compileBlocks, pagesOf } from './compile-blocks.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const work = join(here, '.work');
const wanted = process.argv.slice(2);

let passed = 0;
let failed = 0;
const check = (fact, truth, seen) => {
  if (truth) passed += 1;
  else failed += 1;
  console.log(`${truth ? '  ✓' : '  ✗'} ${fact}${truth ? '' : `\n    saw: ${JSON.stringify(seen)}`}`);
};

const run = (folder, command, ...args) =>
  execFileSync(command, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
  });

/** Starts a server, waits until it answers, and stops it and its children afterwards. */
async function served(folder, url, command, args, use) {
  const server = spawn(command, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
  });
  let output = '';
  server.stdout.on('data', (data) => (output += data));
  server.stderr.on('data', (data) => (output += data));
  try {
    const deadline = Date.now() + 60_000;
    while (
      !(await fetch(url).then(
        (r) => r.ok,
        () => false,
      ))
    ) {
      if (Date.now() > deadline || server.exitCode !== null) throw new Error(`${command} ${args.join(' ')} did not answer:\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await use();
  } finally {
    try {
      process.kill(-server.pid, 'SIGTERM');
    } catch {
      // It is gone already.
    }
  }
}

const vite = (folder, port, use, mode = []) =>
  served(folder, `http://127.0.0.1:${port}/`, 'npx', ['vite', ...mode, '--port', String(port), '--strictPort', '--host', '127.0.0.1'], use);

function install(folder, tarball) {
  run(folder, 'npm', existsSync(join(folder, 'package-lock.json')) ? 'ci' : 'install', '--no-audit', '--no-fund');
  run(folder, 'npm', 'install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', tarball);
}

const browser = await chromium.launch({ executablePath: await findBrowser(), args: chromiumArgs });
async function page(url, use) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const errors = [];
  // React itself reports what a boundary caught (18 in development as an error of the page), and the browser every 4xx.
  const expected = /status of [45]\d\d|ProviderError: kimi: rate-limited|The above error occurred in the <Models>/;
  tab.on('pageerror', (error) => !expected.test(String(error)) && errors.push(String(error)));
  tab.on('console', (message) => message.type() === 'error' && !expected.test(message.text()) && errors.push(message.text()));
  await tab.goto(url);
  await use(tab);
  check('the page threw nothing', errors.length === 0, errors);
  await context.close();
}

const textOf = async (tab, selector) => tab.locator(selector).first().innerText({ timeout: 15_000 });
const friendly = (text) => text.length > 20 && !/org-|ak-|base_resp|status_code|rate_limit_reached|RPM:/.test(text);

async function viteApp(url) {
  await page(url, async (tab) => {
    await tab.getByRole('button', { name: 'Ask' }).click();
    const message = await textOf(tab, '.tryagain-message:below(form button), form .tryagain-message');
    check(`a person reads a sentence: "${message.split('\n')[0]}"`, friendly(message), message);
    const button = tab.locator('form .tryagain-button');
    check(
      'the retry button waits',
      (await button.getAttribute('aria-disabled')) === 'true',
      await button.evaluate((node) => node.outerHTML),
    );
  });
}

/** The page of the recipe: the AI SDK in a route, a server action and a server component, asking a Kimi that fails. */
async function besideTheAiSdk(folder) {
  const { createSimulatorServer } = await import(join(here, 'node_modules/tryagain/dist/testing-node.js'));
  const { simulator, baseURLs, close } = await createSimulatorServer({ scenario: 'kimi/rpm' });
  Object.assign(process.env, { MOONSHOT_BASE_URL: baseURLs.kimi, MOONSHOT_API_KEY: 'sk-beside-the-ai-sdk' });
  const url = 'http://127.0.0.1:4174/beside';
  await served(folder, url, 'npx', ['next', 'start', '-p', '4174', '-H', '127.0.0.1'], () =>
    page(url, async (tab) => {
      const countsDown = async (place, where) => {
        const [message, button] = [where.locator('.tryagain-message'), where.locator('.tryagain-button')];
        // Drawn on the server, it counts once the page is alive.
        await where.getByRole('timer').waitFor({ state: 'attached', timeout: 15_000 });
        const said = await message.innerText();
        check(`${place}: "${said.split('\n')[0]}"`, friendly(said), said);
        check(`${place}: the button waits as long as Kimi's limit asks`, /[12]\d seconds/.test(said), said);
        check(`${place}: and it is not to be pressed`, (await button.getAttribute('aria-disabled')) === 'true', said);
      };
      await countsDown('a server component', tab.locator('main > .tryagain-message').locator('xpath=..'));
      await tab.getByRole('button', { name: 'Summarise' }).click();
      await countsDown('a server action', tab.locator('section'));
      const chat = tab.locator('form');
      const answer = chat.locator('.tryagain-answer').last();
      const ask = async () => {
        await tab.getByLabel('Your question').fill('Hello');
        await tab.getByRole('button', { name: 'Ask' }).click();
      };
      await ask();
      await countsDown("useChat's error", chat);
      simulator.use('kimi/engine-overloaded@stream', { times: 1 });
      await ask();
      await chat.locator('.tryagain-button[data-state=ready]').waitFor({ timeout: 15_000 });
      const [kept, state] = [await answer.innerText(), await answer.getAttribute('data-state')];
      check('an answer that broke off is kept, and called cut', kept.length > 20 && state === 'cut', [state, kept]);
      simulator.use('none');
      await chat.locator('.tryagain-button').click();
      await chat.locator('.tryagain-answer[data-state=complete]').nth(2).waitFor({ timeout: 15_000 });
      check('a press on the button brings it', (await answer.getAttribute('data-state')) === 'complete');
      await chat.locator('.tryagain-message').waitFor({ state: 'detached', timeout: 15_000 });
      check('and the message goes', true);
    }),
  );
  await close();
}

/** The sentences of a language, of the package that was installed, that a build's code has in it. */
async function spoken(folder, language) {
  const { [language]: table } = await import(join(here, 'node_modules/tryagain/dist/messages.js'));
  const texts = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(texts));
  const sentences = texts(table).filter((text) => text.split(' ').length > 3 || /\p{Script=Han}{4}/u.test(text));
  const assets = join(folder, 'dist/assets');
  const code = readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(assets, name), 'utf8').replaceAll('\\', ''))
    .join('');
  return sentences.filter((sentence) => code.includes(sentence));
}

const programs = {
  async 'vite-app'() {
    await vite(join(here, 'vite-app'), 5181, () => viteApp('http://127.0.0.1:5181/'));
    run(join(here, 'vite-app'), 'npx', 'vite', 'build');
    check('vite build', existsSync(join(here, 'vite-app/dist/index.html')));
    const [english, chinese] = [await spoken(join(here, 'vite-app'), 'en'), await spoken(join(here, 'vite-app'), 'zh')];
    check(`with ${english.length} sentences of English and none of Chinese`, english.length > 100 && chinese.length === 0, chinese);
    await vite(join(here, 'vite-app'), 5182, () => viteApp('http://127.0.0.1:5182/'), ['preview']);
  },
  async 'one-language'() {
    const folder = join(here, 'one-language');
    const inChinese = (url) =>
      page(url, async (tab) => {
        const message = await textOf(tab, '.tryagain-message');
        check(`a person reads Chinese: "${message.split('\n')[0]}"`, /\p{Script=Han}{4}/u.test(message), message);
        check('and no English', !/[a-z]{3,} [a-z]{2,}/.test(message), message);
      });
    await vite(folder, 5187, () => inChinese('http://127.0.0.1:5187/'));
    run(folder, 'npx', 'vite', 'build');
    const [english, chinese] = [await spoken(folder, 'en'), await spoken(folder, 'zh')];
    check(`a build with ${chinese.length} sentences of Chinese and none of English`, chinese.length > 100 && english.length === 0, english);
    await vite(folder, 5188, () => inChinese('http://127.0.0.1:5188/'), ['preview']);
  },
  /** The recipes for Tailwind and shadcn/ui: what their pages show is these files. */
  async tailwind() {
    const folder = join(here, 'tailwind');
    run(folder, 'npx', 'vite', 'build');
    const style = (locator, ...names) =>
      locator.first().evaluate((element, wanted) => wanted.map((name) => getComputedStyle(element).getPropertyValue(name)), names);
    /** A colour as the browser writes it, whichever notation it was given in. */
    const painted = (tab, name) =>
      tab.evaluate((variable) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = `var(${variable})`;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      }, name);
    await vite(
      folder,
      5189,
      async () => {
        await page('http://127.0.0.1:5189/', async (tab) => {
          const message = tab.locator('.tryagain-message');
          const button = tab.locator('p .tryagain-button');
          await button.waitFor();
          for (const [colorScheme, amber] of Object.entries({ light: '--color-amber-50', dark: '--color-amber-950' })) {
            await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            const [radius, line, ground, display] = await style(message, 'border-radius', 'border-style', 'background-color', 'display');
            check(`${colorScheme}: utilities win over our layer`, radius === '0px' && line === 'dashed', [radius, line]);
            check(`${colorScheme}: and so do those by a data-* word`, ground === (await painted(tab, amber)), ground);
            check(`${colorScheme}: what no utility says is ours`, display === 'flex', display);
          }
          const [radius, cursor, padding, state] = [
            ...(await style(button, 'border-radius', 'cursor', 'padding-inline-start')),
            await button.getAttribute('data-state'),
          ];
          check('a waiting button by data-[state=waiting]:', state === 'waiting' && cursor === 'wait', [state, cursor]);
          check("and Tailwind's reset does not undo ours", parseFloat(radius) > 100 && parseFloat(padding) > 8, [radius, padding]);
        });
        await page('http://127.0.0.1:5189/shadcn.html', async (tab) => {
          const message = tab.locator('.tryagain-message');
          const own = tab.getByRole('button', { name: /Ask again/ });
          await own.waitFor();
          await tab.emulateMedia({ reducedMotion: 'reduce' });
          for (const theme of ['light', 'dark']) {
            await tab.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), theme === 'dark');
            const [ink, radius] = await style(message, 'color', 'border-radius');
            check(`${theme}: the message is written in --card-foreground`, ink === (await painted(tab, '--card-foreground')), ink);
            check(`${theme}: its corners are --radius`, radius === '8px', radius);
            const [muted] = await style(message.locator('.tryagain-action'), 'color');
            check(`${theme}: its advice in --muted-foreground`, muted === (await painted(tab, '--muted-foreground')), muted);
            const looks = ['background-color', 'color', 'border-radius', 'height', 'padding'];
            const [ours, theirs] = [await style(own, ...looks), await style(tab.getByRole('button', { name: 'Another button' }), ...looks)];
            check(`${theme}: by asChild their button looks like their others`, String(ours) === String(theirs), [ours, theirs]);
          }
          const [state, busy] = [await own.getAttribute('data-state'), await own.getAttribute('aria-disabled')];
          check('and waits as ours does', state === 'waiting' && busy === 'true', [state, busy]);
        });
      },
      ['preview'],
    );
  },
  async 'react-18'(tarball) {
    const folder = join(here, 'react-18');
    install(folder, tarball);
    cpSync(join(here, 'vite-app'), join(folder, 'app'), { recursive: true, filter: (path) => !path.includes('dist') });
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ ...JSON.parse(readFileSync(join(here, 'tsconfig.json'), 'utf8')), include: ['app'] }),
    );
    run(folder, 'npx', 'tsc', '-p', '.');
    check('the types fit React 18', true);
    await vite(join(folder, 'app'), 5183, () => viteApp('http://127.0.0.1:5183/'));
  },
  async 'ai-sdk'() {
    await vite(join(here, 'ai-sdk'), 5184, () =>
      page('http://127.0.0.1:5184/', async (tab) => {
        await tab.getByRole('button', { name: 'Send' }).click();
        const message = await textOf(tab, '.tryagain-message');
        check(`beside the AI SDK's useChat: "${message.split('\n')[0]}"`, friendly(message), message);
        check(
          'with the wait of the failure behind it',
          /0:(2|3)\d/.test(await textOf(tab, '.tryagain-button')),
          await textOf(tab, '.tryagain-button'),
        );
      }),
    );
  },
  async 'openai-sdk'() {
    run(join(here, 'openai-sdk'), 'npx', 'vite', 'build', '--ssr', 'main.ts', '--outDir', 'dist');
    const said = JSON.parse(run(join(here, 'openai-sdk'), 'node', 'dist/main.js').trim().split('\n').at(-1));
    check(
      'its error is read: no balance, never to be repeated',
      said.failure.kind === 'insufficient-balance' && said.failure.retry === 'never',
      said.failure,
    );
    check('the SDK did not repeat what cannot work', said.calls <= 3, said.calls);
    check('then it answers, whole and streamed', said.answer.length > 10 && said.streamed.length > 10, said);
  },
  /** Every client an app may call a provider with, made to fail for real. */
  async sdks(tarball) {
    const folder = join(here, 'sdks');
    install(folder, tarball);
    const facts = JSON.parse(run(folder, 'node', '--no-warnings', 'main.mjs').trim().split('\n').at(-1));
    for (const { fact, truth, seen } of facts) check(fact, truth, seen);
  },
  async 'next-app'() {
    const folder = join(here, 'next-app');
    run(folder, 'npx', 'next', 'build');
    check('next build', true);
    await served(folder, 'http://127.0.0.1:4173/', 'npx', ['next', 'start', '-p', '4173', '-H', '127.0.0.1'], async () => {
      const preflight = await fetch('http://127.0.0.1:4173/api/ai/kimi/chat/completions', {
        method: 'OPTIONS',
        headers: { origin: 'http://localhost:4173', 'access-control-request-method': 'POST' },
      });
      const allowed = preflight.headers.get('access-control-allow-origin');
      check('a page of another listed origin is let in', allowed === 'http://localhost:4173', [preflight.status, allowed]);
      await page('http://127.0.0.1:4173/', async (tab) => {
        check('a server component reads a failure', (await textOf(tab, '[data-testid=server]')) === 'insufficient-balance');
        const messages = tab.locator('.tryagain-message');
        await messages.nth(1).waitFor({ timeout: 20_000 });
        check(
          'both failures are shown, the fetched one after its silent retries',
          (await messages.count()) === 2,
          await messages.allInnerTexts(),
        );
        check('in sentences', (await messages.allInnerTexts()).every(friendly), await messages.allInnerTexts());
      });
    });
    await besideTheAiSdk(folder);
  },
  async 'plain-query'() {
    await vite(join(here, 'plain-query'), 5185, () =>
      page('http://127.0.0.1:5185/', async (tab) => {
        check('Suspense', /\d+ models/.test(await textOf(tab, '[data-testid=suspended]')));
        check('useQueries', (await textOf(tab, '[data-testid=parallel]')).length > 3);
        check('select', /KIMI|MOONSHOT/.test(await textOf(tab, '[data-testid=one]')));
        check('infinite', /\d+ files/.test(await textOf(tab, '[data-testid=pages]')));
      }),
    );
  },
  /** What README and pages say of the package holds for the package. */
  async documentation() {
    const { blocks, wrong } = compileBlocks(join(work, 'blocks'), pagesOf(root));
    check(`the ${blocks} blocks of the README and the pages compile`, blocks > 20 && wrong.length === 0, wrong);
    const recipe = readFileSync(join(root, 'stories/recipes/AiSdk.mdx'), 'utf8');
    const files = [...recipe.matchAll(/^```tsx?\n\/\/ (app\/[\w./]+)\n([\s\S]*?)^```/gm)];
    const strange = files.filter(([, name, code]) => readFileSync(join(here, 'next-app', name), 'utf8') !== code);
    check(
      `the ${files.length} files of the recipe for the AI SDK are those that run`,
      files.length > 3 && strange.length === 0,
      strange.map(([, name]) => name),
    );
  },
  /** The README, word by word: its blocks become the files they name. */
  async 'quick-start'() {
    const folder = join(work, 'quick-start');
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const quickStart = readme.slice(readme.indexOf('## Quick start'), readme.indexOf('\n## ', readme.indexOf('## Quick start') + 5));
    const files = [...quickStart.matchAll(/`([\w./]+)`[^\n]*\n+```tsx?\n([\s\S]*?)```/g)];
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'src'), { recursive: true });
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><html lang="en"><body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body></html>',
    );
    // As `npm create vite` writes it.
    writeFileSync(
      join(folder, 'src/main.tsx'),
      `import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import App from './App.tsx';

createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
`,
    );
    for (const [, name, code] of files) writeFileSync(join(folder, name), code);
    const lines = files.flatMap(([, , code]) => code.split('\n')).filter((line) => line.trim()).length;
    check(
      `the quick start is ${lines} lines of one's own code, 25 at most`,
      files.length === 2 && lines <= 25,
      files.map(([, name]) => name),
    );
    await vite(folder, 5186, () =>
      page('http://127.0.0.1:5186/', async (tab) => {
        const message = await textOf(tab, '.tryagain-message');
        check(`the quick start shows: "${message.split('\n')[0]}"`, friendly(message), message);
        const button = tab.locator('.tryagain-button');
        check(
          `and a button that counts: "${await button.innerText()}"`,
          (await button.getAttribute('data-state')) === 'waiting',
          await button.evaluate((node) => node.outerHTML),
        );
      }),
    );
  },
};

const strangers = wanted.filter((name) => !(name in programs));
check(`there are programs called ${Object.keys(programs).join(', ')}`, strangers.length === 0, strangers);

try {
  mkdirSync(work, { recursive: true });
  run(root, 'npm', 'run', 'build');
  const packed = JSON.parse(run(root, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', work));
  const tarball = join(work, packed[0].filename);
  install(here, tarball);
  run(here, 'npx', 'tsc', '-p', '.');
  check('the types of all programs hold', true);
  for (const [name, program] of Object.entries(programs)) {
    if (wanted.length && !wanted.includes(name)) continue;
    console.log(name);
    try {
      await program(tarball);
    } catch (error) {
      check(name, false, String(error.stdout ?? '') + String(error.stderr ?? '') + String(error.stack));
    }
  }
} catch (error) {
  check('packing and installing', false, String(error.stdout ?? '') + String(error.stderr ?? '') + String(error.stack));
} finally {
  await browser.close();
}
console.log(`\nConsumers: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
