import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What names a side of the screen, and so stays behind when a page runs from right to left. */
const sided =
  /(?:^|[;{\s])(?:(?:(?:margin|padding|border|scroll-margin|scroll-padding)-)?(?:left|right|top|bottom)(?:-[a-z-]+)?|(?:min-|max-)?(?:width|height)|float|clear):|:\s*(?:left|right)\s*[;}]/;

interface Style {
  readonly path: string;
  readonly text: string;
}

const inCode = (text: string): string =>
  [...text.matchAll(/\bstyles: `([^`]*)`/g)].map(([, css]) => css ?? '').join('\n');

const styles: Style[] = ['apps/console/src', 'apps/widget/src']
  .flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile() && /\.(css|ts)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    return { path: relative(root, path), text: path.endsWith('.css') ? text : inCode(text) };
  });

/** `@media` asks for the width of the window; that is no property. */
const sidesIn = ({ path, text }: Style): string[] =>
  text
    .split('\n')
    .filter((line) => !line.includes('@') && sided.test(line))
    .map((line) => `${path}: ${line.trim()}`);

describe('style sheets', () => {
  it('name sides by the direction of the text, so that Arabic is not a second layout', () => {
    expect(styles.length).toBeGreaterThan(60);
    expect(styles.flatMap(sidesIn)).toEqual([]);
  });

  it.each(['  margin-left: 4px;', '.a { right: 0 }', '  width: 3px;', '  text-align: left;', '  border-top: 0;'])(
    'would be caught with %p',
    (line) => expect(sidesIn({ path: 'a.css', text: line })).toHaveLength(1),
  );
});
