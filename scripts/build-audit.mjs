// Builds the auditor's command line, and the stand-alone verifier: one file for Node, one page that holds the same.
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
  'node:crypto': ['createHash', 'createPrivateKey', 'createPublicKey', 'sign', 'verify'],
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
