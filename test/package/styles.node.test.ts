import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';

const styles = fileURLToPath(new URL('../../src/components/styles.css', import.meta.url));

it('a bundler that writes for older browsers makes no list of languages of our directions', async () => {
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, rollupOptions: { input: styles } } });
  const files = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const css = files.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [])).join('');
  expect(css).toContain('.tryagain-arrow');
  expect(css).not.toContain(':lang(');
});
