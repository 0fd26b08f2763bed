// Checks the types of everything; the builds and the tests only strip them.
import { filesIn, inParallel, node, run } from './tools.mjs';

const tsc = 'node_modules/typescript/bin/tsc';
const ngc = 'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js';
const projects = [
  { sources: 'apps/server/src', command: [tsc, '--noEmit', '-p', 'apps/server/tsconfig.json'] },
  { sources: 'test', command: [tsc, '--noEmit', '-p', 'test/tsconfig.json'] },
  { sources: 'apps/widget/src', command: [tsc, '--noEmit', '-p', 'apps/widget/tsconfig.json'] },
  { sources: 'apps/console/src/app', command: [ngc, '--noEmit', '-p', 'apps/console/tsconfig.spec.json'] },
];

const present = projects.filter(({ sources }) => filesIn(sources, (path) => /\.tsx?$/.test(path)).length > 0);
const answers = await inParallel(
  present.map(
    ({ command }) =>
      () =>
        run(node, command, { quiet: true }),
  ),
);
answers.forEach(({ code, output }, index) => {
  if (code !== 0) console.error(`${present[index].command.join(' ')}\n${output}`);
});
process.exitCode = answers.every(({ code }) => code === 0) ? 0 : 1;
