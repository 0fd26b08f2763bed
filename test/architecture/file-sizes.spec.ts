import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Longer than 250 lines, and why. */
const exceptions: Record<string, string> = {
  'apps/console/story/scene.ts': 'one made-up afternoon, read from top to bottom; no product code',
  'test/widget/widget.e2e.spec.ts': 'one browser and one fake server for all journeys of the widget',
};

function filesOf(folder: string): { path: string; lines: number }[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs|html|css|scss|sql)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), lines: readFileSync(path, 'utf8').split('\n').length - 1 }));
}

const files = ['apps', 'libs', 'migrations', 'scripts', 'test'].flatMap(filesOf);
const product = files.filter(({ path }) => /^(apps|libs)\//.test(path) && !/\.spec\.tsx?$/.test(path));

function quantile(share: number): number {
  const lines = product.map((file) => file.lines).sort((a, b) => a - b);
  return lines[Math.floor(lines.length * share)] ?? 0;
}

describe('file sizes', () => {
  it('has no file over 250 lines but those listed with a reason', () => {
    const long = files.filter(({ lines }) => lines > 250).map(({ path }) => path);
    expect(long.sort()).toEqual(Object.keys(exceptions).sort());
  });

  it('keeps half of the files within 60 lines and nine of ten within 150', () => {
    expect(quantile(0.5)).toBeLessThanOrEqual(60);
    expect(quantile(0.9)).toBeLessThanOrEqual(150);
  });
});
