// Writes the types of the console's texts from apps/console/public/i18n/<scope>/en.json. With --print only shows them;
// with --pseudo <folder> writes a longer, accented English there, in which a forgotten or cut text is seen at once.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { filesIn, root } from './tools.mjs';
import { flatTexts, formsIn, holesOf } from './text-files.mjs';

const scopes = filesIn('apps/console/public/i18n', (path) => /\/en\.json$/.test(path)).map((path) => ({
  path,
  name: path.split('/').at(-2),
  tree: JSON.parse(readFileSync(join(root, path), 'utf8')),
}));

const pascal = (name) => name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const valueOf = (hole) => `${hole}: ${hole === 'count' ? 'number' : 'string | number'}`;

function typeOf([key, text]) {
  const forms = formsIn(text);
  const holes = new Set([...(forms ? ['count'] : []), ...Object.values(forms ?? { text }).flatMap(holesOf)]);
  return `  '${key}': [${holes.size ? `given: { ${[...holes].map(valueOf).join('; ')} }` : ''}];`;
}

function source({ name, tree }) {
  return [
    `// Written by scripts/generate-texts.mjs from public/i18n/${name}/en.json.`,
    `import english from '../../../../public/i18n/${name}/en.json';`,
    `import { scope } from '../scope';`,
    '',
    `export type ${pascal(name)}Texts = {`,
    ...Object.entries(flatTexts(tree)).map(typeOf),
    '};',
    `export const ${camel(name)} = scope<${pascal(name)}Texts>('${name}', english);`,
  ].join('\n');
}

const accents = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', O: 'Ó', c: 'ç', n: 'ñ', s: 'š', S: 'Š' };

/** About two fifths longer; what is put in stays as it is. */
function pseudo(text) {
  const parts = text.split(/(\{\{\s*\w+\s*\}\})/).map((part) => {
    return part.startsWith('{{') ? part : part.replace(/[aeiouAEOcnsS]/g, (letter) => accents[letter] ?? letter);
  });
  return `[${parts.join('')}${'~'.repeat(Math.ceil(text.length * 0.4))}]`;
}

function mapped(tree, change) {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapped(value, change),
    ]),
  );
}

function writePseudo(folder) {
  for (const { name, tree } of scopes) {
    const path = join(folder, name, 'en-XA.json');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(mapped(tree, pseudo), null, 2));
  }
}

const pseudoAt = process.argv.indexOf('--pseudo');
if (pseudoAt > 0) writePseudo(process.argv[pseudoAt + 1]);
else {
  for (const scope of scopes) {
    const path = `apps/console/src/app/texts/scopes/${scope.name}.ts`;
    const options = await resolveConfig(join(root, path));
    const text = await format(source(scope), { ...options, parser: 'typescript' });
    if (process.argv.includes('--print')) process.stdout.write(`${path}\n${text}`);
    else writeFileSync(join(root, path), text);
  }
}
