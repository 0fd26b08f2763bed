// Everything that must hold. Goes on after a failure, so that one run tells all; ends with "N passed, N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { install } from './install.mjs';
import { inParallel, node, root, run, seconds } from './tools.mjs';

// jest leaves one core idle; on a small machine that is half of it
const workers = Math.min(4, Math.max(2, availableParallelism() - 1));
const rows = [];
const report = (name, started, passed, failed) => rows.push({ name, took: seconds(started), passed, failed });

async function check(name, command) {
  const started = performance.now();
  const { code, output } = await run(node, command, { quiet: true });
  if (code !== 0) console.error(`--- ${name}\n${output}`);
  report(name, started, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

/** jest's own counts; a suite that could not even be loaded counts as one failure, and so does a run without tests. */
async function jest(name, projects, width = workers) {
  const started = performance.now();
  const answers = join(root, '.cache', `jest-${name}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(answers, { force: true });
  const flags = ['--no-warnings=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
  // After a failure something may stay open: the run ends all the same, and says so
  const { code } = await run(node, [
    ...flags,
    '--forceExit',
    `--maxWorkers=${width}`,
    // A busy machine is slow, not wrong; what must be quick says so itself
    '--testTimeout=30000',
    '--json',
    `--outputFile=${answers}`,
    '--selectProjects',
    ...projects,
  ]);
  const counts = existsSync(answers) ? JSON.parse(readFileSync(answers, 'utf8')) : null;
  const passed = counts?.numPassedTests ?? 0;
  const failed = (counts?.numFailedTests ?? 0) + (counts?.numRuntimeErrorTestSuites ?? 0);
  report(name, started, passed, failed || (code === 0 ? 0 : 1));
}

const started = performance.now();
await install();
await inParallel([
  () =>
    check('lint', [
      'node_modules/eslint/bin/eslint.js',
      '.',
      '--cache',
      '--cache-location',
      '.cache/eslint',
      '--max-warnings',
      '0',
    ]),
  () => check('types', ['scripts/typecheck.mjs']),
  () => check('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn']),
  () => check('dependencies', ['scripts/dependencies.mjs']),
]);
await check('build', ['scripts/build.mjs']);
await jest('unit', ['unit', 'console']);
// Most of their time they wait, for clocks and for each other's frames
await jest('integration', ['integration'], workers * 2);
await jest('journeys', ['journeys']);
// Holds a screen to two seconds: side by side with another it would measure both
await jest('paced', ['paced'], 1);

console.log(`\n${'part'.padEnd(14)}${'took'.padStart(9)}${'passed'.padStart(9)}${'failed'.padStart(9)}`);
for (const { name, took, passed, failed } of rows) {
  console.log(`${name.padEnd(14)}${took.padStart(9)}${String(passed).padStart(9)}${String(failed).padStart(9)}`);
}
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
console.log(`\nAll in ${seconds(started)}.\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
