// Builds the widget: the loader, the chat frame's script and style, the demo page. Fails when a part outgrows its budget.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const root = join(import.meta.dirname, '..');
const source = join(root, 'apps/widget');
const output = join(root, 'dist/widget');
/** Bytes after brotli. What the server adds is reckoned in: a site's configuration, and the chat frame's page. Stricter than
 *  the budgets of 3,584 and 32,768, so that the heads of the answers fit into these as well. */
const budget = { loader: 3_392, chat: 28_672, language: 3_072 };
const added = { loader: 200, chat: 512, language: 0 };
const languages = { en: 'english', de: 'german', ar: 'arabic' };

const options = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  platform: 'browser',
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  tsconfig: join(source, 'tsconfig.json'),
  logLevel: 'warning',
};

/** The loader's style sheet travels inside its script, as minified text. */
const styleAsText = {
  name: 'style-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /loader\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true, target: 'es2022' });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** The chat brings a small socket of its own (src/slim); the one that libs/sync-client opens elsewhere stays out. */
const withoutSocketIo = {
  name: 'without-socket-io',
  setup({ onResolve }) {
    onResolve({ filter: /^socket\.io-client$/ }, ({ path }) => ({ path, external: true, sideEffects: false }));
  },
};

function refuseHeavy({ inputs, outputs }) {
  const imports = Object.values(outputs).flatMap((output) => output.imports.map(({ path }) => path));
  const packages = Object.keys(inputs).filter((path) => /node_modules\/(?!preact\/|@preact\/)/.test(path));
  const heavy = [...imports, ...packages];
  if (heavy.length) throw new Error(`The widget must not carry ${heavy.join(', ')}.`);
}

/** Writes the `.br` beside a file and hands back its size. */
function compress(name) {
  const path = join(output, name);
  const compressed = brotliCompressSync(readFileSync(path));
  writeFileSync(`${path}.br`, compressed);
  return compressed.length;
}

function enforce(part, size) {
  const whole = size + added[part];
  const verdict = `${part}: ${whole} of ${budget[part]} bytes (brotli)`;
  console.log(verdict);
  if (whole > budget[part]) throw new Error(`Over budget. ${verdict}`);
}

/** The words of one language, which the chat's script finds when it starts. */
async function buildLanguage(language, name) {
  const contents = `import { ${name} } from './${name}'; globalThis.parleyTexts = ${name};`;
  const stdin = { contents, resolveDir: join(source, 'src/chat'), loader: 'ts' };
  await build({ ...options, stdin, outfile: join(output, `${language}.js`) });
}

async function buildDemo() {
  mkdirSync(join(output, 'demo'), { recursive: true });
  const page = readFileSync(join(source, 'demo/shop.html'), 'utf8');
  const style = await transform(readFileSync(join(source, 'demo/shop.css'), 'utf8'), { loader: 'css', minify: true });
  writeFileSync(
    join(output, 'demo/shop.html'),
    page.replace('/* shop.css */', () => style.code.trim()),
  );
}

rmSync(output, { recursive: true, force: true });
await build({
  ...options,
  entryPoints: { loader: join(source, 'src/loader.ts') },
  outdir: output,
  plugins: [styleAsText],
});
const chat = await build({
  ...options,
  entryPoints: { chat: join(source, 'src/chat/main.tsx') },
  outdir: output,
  plugins: [withoutSocketIo],
});
for (const [language, name] of Object.entries(languages)) await buildLanguage(language, name);
refuseHeavy(chat.metafile);
await buildDemo();
enforce('loader', compress('loader.js'));
const sizes = Object.keys(languages).map((language) => compress(`${language}.js`));
enforce('language', Math.max(...sizes));
enforce('chat', compress('chat.js') + compress('chat.css') + Math.max(...sizes));
