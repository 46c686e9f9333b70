import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumArgs, findBrowser } from '../../support/find-browser.mjs';

const bench = fileURLToPath(new URL('..', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Bundles test/bench/pages as an app is, serves it on loopback, and opens it as often as somebody asks. */
export async function browserPages() {
  const outDir = join(bench, '.work/pages');
  await build({
    configFile: false,
    root: join(bench, 'pages'),
    logLevel: 'error',
    // TanStack Query stands in the root's node_modules, and would bring the root's React along.
    resolve: { dedupe: ['react', 'react-dom'] },
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 2000 },
  });
  const server = createServer(async (request, response) => {
    const path = request.url.split('?')[0];
    const file = path === '/' ? 'index.html' : path.slice(1);
    try {
      const body = await readFile(join(outDir, file));
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: chromiumArgs });

  return {
    /** Each in a context of its own, and so in a process of its own. */
    async open(query) {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        throw error;
      });
      await page.goto(`${origin}/?${new URLSearchParams(query)}`);
      const devtools = await context.newCDPSession(page);
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
      return {
        evaluate: (work) => page.evaluate(work),
        /** What the main thread has worked since the page began, ms of processor time. */
        async worked() {
          const { metrics } = await devtools.send('Performance.getMetrics');
          return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
        },
        close: () => context.close(),
      };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
