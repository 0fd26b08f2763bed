// Runs test/bench/<name>.ts: bundled first, since Node resolves neither extensionless imports nor the types' alias.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { node, root, run } from './tools.mjs';

const [name = '', ...rest] = process.argv.slice(2);
const folder = join(root, 'test/bench');
const source = join(folder, `${name}.ts`);
if (!existsSync(source)) {
  const names = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  console.error(`Which benchmark? ${names.map((file) => file.slice(0, -3)).join(', ')}`);
  process.exit(1);
}

const libs = {
  name: 'libs',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^#libs\// }, ({ path }) => ({ path: join(root, 'libs', path.slice(6), 'src/index.ts') })),
};
const outfile = join(root, '.cache/bench', `${name}.mjs`);
await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  sourcemap: 'inline',
  plugins: [libs],
  logLevel: 'warning',
});
const { code } = await run(node, ['--enable-source-maps', outfile, ...rest]);
process.exitCode = code;
