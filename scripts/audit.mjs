// Runs the auditor's command line (apps/audit), built first where it changed.
import { buildOnly } from './build.mjs';
import { install } from './install.mjs';
import { node, run } from './tools.mjs';

await install();
const failed = await buildOnly('audit');
if (failed) process.exit(failed);
const { code } = await run(node, ['--enable-source-maps', 'dist/audit/audit.mjs', ...process.argv.slice(2)]);
process.exitCode = code;
