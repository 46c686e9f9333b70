// What an app downloads: each entry point, and a typical import, minified; peers and Radix apart. `npm run sizes`, after a build.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const all = (entry) => `export * from '${dist}${entry}.js';`;
const imports = {
  tryagain: all('index'),
  'tryagain/errors': all('errors'),
  'tryagain/providers': all('providers'),
  'tryagain/messages': all('messages'),
  'tryagain/server': all('server'),
  'tryagain/vite': all('vite'),
  'tryagain/testing': all('testing'),
  'tryagain/testing/node': all('testing-node'),
  'tryagain/testing/react': all('testing-react'),
  'useProviderQuery + ErrorMessage + RetryButton + English': `export { useProviderQuery, ErrorMessage, RetryButton } from '${dist}index.js';`,
  'useProviderQuery + ErrorMessage + RetryButton + Chinese': `export { useProviderQuery, ErrorMessage, RetryButton, TryAgainProvider } from '${dist}index.js'; export { zh } from '${dist}messages.js';`,
  useChat: `export { useChat } from '${dist}index.js';`,
  useSpeech: `export { useSpeech } from '${dist}index.js';`,
  ...Object.fromEntries(['en', 'zh', 'ja', 'ar'].map((language) => [language, `export { ${language} } from '${dist}messages.js';`])),
  normalizeError: `export { normalizeError } from '${dist}errors.js';`,
};

/** Whose app says in its bundler's `define` that English stays out. */
const withoutEnglish = ['useProviderQuery + ErrorMessage + RetryButton + Chinese'];

async function bundle(name, code) {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'one',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith('virtual-one.js') ? '\0one' : null),
        load: (id) => (id === '\0one' ? code : null),
      },
    ],
    define: { 'process.env.NODE_ENV': '"production"', ...(withoutEnglish.includes(name) && { __TRYAGAIN_ENGLISH__: false }) },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: {
        input: './virtual-one.js',
        preserveEntrySignatures: 'strict',
        external: [/^react($|\/)/, 'vite', /^@testing-library\//, /^react-dom($|\/)/, /^@tanstack\//, /^@radix-ui\//, /^node:/],
      },
    },
  });
  return (Array.isArray(result) ? result : [result]).flatMap(({ output }) => output.map((chunk) => chunk.code ?? '')).join('');
}

const rows = {};
for (const [name, code] of Object.entries(imports)) {
  const text = await bundle(name, code);
  rows[name] = {
    'min kB': kB(text.length),
    'gzip kB': kB(gzipSync(text, { level: 9 }).length),
    'brotli kB': kB(brotliCompressSync(text).length),
  };
}
const { readFileSync } = await import('node:fs');
const css = readFileSync(`${dist}styles.css`);
rows['tryagain/styles.css'] = {
  'min kB': kB(css.length),
  'gzip kB': kB(gzipSync(css, { level: 9 }).length),
  'brotli kB': kB(brotliCompressSync(css).length),
};
console.table(rows);

function kB(bytes) {
  return Math.round(bytes / 10.24) / 100;
}
