// Runs a TypeScript program: bundled first, since Node resolves neither extensionless imports nor the types' alias.
import { join } from 'node:path';
import { build } from 'esbuild';
import { node, root, run } from './tools.mjs';

const libs = {
  name: 'libs',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^#libs\// }, ({ path }) => ({ path: join(root, 'libs', path.slice(6), 'src/index.ts') })),
};

/** The exit code of the program. */
export async function runBundled(source, outfile, args) {
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
  const { code } = await run(node, ['--enable-source-maps', outfile, ...args]);
  return code;
}
