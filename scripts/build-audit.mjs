// Builds the auditor's command line, and the stand-alone verifier: one file for Node, one page that holds the same.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { root } from './tools.mjs';

const source = join(root, 'apps/audit/src');
const output = resolve(root, process.argv[2] ?? 'dist/audit');
const options = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [
    {
      name: 'libs',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^#libs\// }, ({ path }) => ({ path: join(root, 'libs', path.slice(6), 'src/index.ts') })),
    },
  ],
};

/** What the verifier takes of Node. In a page there is none of it, so nothing of it may be imported at the top. */
const ofNode = {
  'node:crypto': ['createPrivateKey', 'createPublicKey', 'hash', 'sign', 'verify'],
  'node:fs': ['createReadStream', 'existsSync', 'readFileSync'],
  'node:fs/promises': ['mkdir', 'open', 'readdir', 'readFile', 'stat', 'truncate', 'writeFile'],
  'node:path': ['join'],
  'node:util': ['parseArgs'],
};
const nodeWhenThere = {
  name: 'node-when-there',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'node-when-there' }));
    onLoad({ filter: /./, namespace: 'node-when-there' }, ({ path }) => ({
      contents: `export const { ${ofNode[path].join(', ')} } = globalThis.process?.getBuiltinModule?.('${path}') ?? {};`,
    }));
  },
};

mkdirSync(output, { recursive: true });
await build({
  ...options,
  entryPoints: [join(source, 'main.ts')],
  outfile: join(output, 'audit.mjs'),
  platform: 'node',
  packages: 'external',
  sourcemap: 'inline',
});
// Readable, and without a dependency: whoever has to trust it can read it
const verifier = join(output, 'verify-parley.mjs');
await build({
  ...options,
  entryPoints: [join(source, 'stand-alone/verify-parley.ts')],
  outfile: verifier,
  platform: 'neutral',
  plugins: [...options.plugins, nodeWhenThere],
  target: 'es2022',
});
// Pages that are opened as files may not import other files, so the script stands in the page itself
const script = readFileSync(verifier, 'utf8').replace(/^export \{[^}]*\};\s*$/m, '');
const page = readFileSync(join(source, 'stand-alone/verify-parley.html'), 'utf8');
writeFileSync(
  join(output, 'verify-parley.html'),
  page.replace(/ *import \{ checkFiles \} from '.\/verify-parley.mjs';\n/, () => script),
);

// What a bundle of one chat is put into. Its policy names this style and this script, so that nothing else can act in it
const folder = join(source, 'stand-alone/bundle');
const bundled = await build({
  ...options,
  entryPoints: [join(folder, 'in-page.ts')],
  platform: 'browser',
  format: 'iife',
  globalName: 'ParleyBundle',
  target: 'es2022',
  write: false,
});
const { transcriptStyle } = await importBuilt('libs/read-models/src/transcript/style.ts');
const pageScript = `${bundled.outputFiles[0].text}${readFileSync(join(folder, 'page.js'), 'utf8')}`.replaceAll('</script', '<\\/script'); // prettier-ignore
const style = `${transcriptStyle}${readFileSync(join(folder, 'proof.css'), 'utf8')}`;
const sourceOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = `default-src 'none'; script-src ${sourceOf(pageScript)}; style-src ${sourceOf(style)}; base-uri 'none'; form-action 'none'`;
const parts = { __POLICY__: policy, __STYLE__: style, __SCRIPT__: pageScript };
const frame = readFileSync(join(folder, 'bundle.html'), 'utf8');
writeFileSync(
  join(output, 'bundle.html'),
  frame.replace(/(?<=>)\s*__(STYLE|SCRIPT|BUNDLE)__;?\s*(?=<)|__POLICY__/g, (marker) => {
    const name = marker.trim().replace(';', '');
    return parts[name] ?? name;
  }),
);

async function importBuilt(path) {
  const { outputFiles } = await build({ ...options, entryPoints: [join(root, path)], write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
