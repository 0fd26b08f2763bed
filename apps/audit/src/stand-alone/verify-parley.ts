import { runOnNode } from './on-node';

export { checkFiles } from './in-page';

// A page imports this file for `checkFiles`; Node runs it.
if (typeof process !== 'undefined' && 'node' in process.versions && process.argv[1]?.endsWith('verify-parley.mjs')) {
  const { exitCode, text } = await runOnNode(process.argv.slice(2));
  (exitCode === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = exitCode;
}
