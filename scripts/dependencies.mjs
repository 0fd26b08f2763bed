// Who may import what (.dependency-cruiser.cjs), over everything that is there.
import { filesIn, node, run } from './tools.mjs';

const folders = ['apps', 'libs', 'test'].filter((folder) => filesIn(folder, (path) => /\.tsx?$/.test(path)).length > 0);
const { code } = await run(node, [
  'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  ...folders,
  '--config',
  '.dependency-cruiser.cjs',
]);
process.exitCode = code;
