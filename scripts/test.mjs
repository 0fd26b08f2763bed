// Everything that must hold. Goes on after a failure, so that one run tells all; ends with "N passed, N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { install } from './install.mjs';
import { inParallel, node, root, run, seconds } from './tools.mjs';

// jest leaves one core idle; on a small machine that is half of it
const workers = Math.min(4, Math.max(2, availableParallelism() - 1));
/**
 * Real sockets, databases and browsers on a machine that others use too: one file or two that fail are shown, and run
 * once more from the beginning and alone, which the end of the report says. A defect fails twice.
 */
const live = new Set(['integration', 'journeys', 'paced']);
const secondTries = [];
const rows = [];
const report = (name, started, passed, failed) => rows.push({ name, took: seconds(started), passed, failed });

async function check(name, command) {
  const started = performance.now();
  const { code, output } = await run(node, command, { quiet: true });
  if (code !== 0) console.error(`--- ${name}\n${output}`);
  report(name, started, code === 0 ? 1 : 0, code === 0 ? 0 : 1);
}

/** jest's own counts; a suite that could not even be loaded counts as one failure, and so does a run without tests. */
async function runJest(answers, options) {
  rmSync(answers, { force: true });
  const flags = ['--no-warnings=ExperimentalWarning', '--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
  // After a failure something may stay open: the run ends all the same, and says so
  const always = ['--forceExit', '--json', `--outputFile=${answers}`];
  // A busy machine is slow, not wrong; what must be quick says so itself
  const { code } = await run(node, [...flags, ...always, '--testTimeout=30000', ...options]);
  const counts = existsSync(answers) ? JSON.parse(readFileSync(answers, 'utf8')) : null;
  const failed = (counts?.numFailedTests ?? 0) + (counts?.numRuntimeErrorTestSuites ?? 0);
  const files = (counts?.testResults ?? []).filter(({ status }) => status === 'failed');
  return { passed: counts?.numPassedTests ?? 0, failed: failed || (code === 0 ? 0 : 1), files };
}

async function jest(name, projects, width = workers) {
  const started = performance.now();
  mkdirSync(join(root, '.cache'), { recursive: true });
  const answers = join(root, '.cache', `jest-${name}.json`);
  const selection = ['--selectProjects', ...projects];
  const first = await runJest(answers, [`--maxWorkers=${width}`, ...selection]);
  const again = live.has(name) && first.files.length > 0 && first.files.length <= 2 ? first.files : [];
  if (!again.length) return report(name, started, first.passed, first.failed);
  const paths = again.map((file) => file.name);
  for (const path of paths) secondTries.push(relative(root, path));
  const fine = again.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'passed').length;
  const second = await runJest(answers, ['--maxWorkers=1', ...selection, '--runTestsByPath', ...paths]);
  report(name, started, first.passed - fine + second.passed, second.failed);
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
for (const path of secondTries) console.log(`\nRun a second time: ${path}`);
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
console.log(`\nAll in ${seconds(started)}.\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
