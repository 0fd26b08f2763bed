import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeTable } from '#libs/contracts';
import { faultsOf, type TextTree } from '../../scripts/text-files.mjs';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'apps/console/public/i18n');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const languages = (read(join(folder, 'languages.json')) as { code: string }[])
  .map(({ code }) => code)
  .filter((code) => code !== 'en');
const scopes = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

function faults(scope: string, language: string): string[] {
  const path = join(folder, scope, `${language}.json`);
  if (!existsSync(path)) return [`${scope}/${language}.json is missing`];
  return faultsOf(language, read(join(folder, scope, 'en.json')) as TextTree, read(path) as TextTree);
}

describe('the texts of the console', () => {
  it.each(scopes.flatMap((scope) => languages.map((language) => [scope, language] as const)))(
    '%s has every text in "%s", with its holes and its forms by number',
    (scope, language) => expect(faults(scope, language)).toEqual([]),
  );

  it('have types that were made from the English files as they are', () => {
    // Red? `node scripts/generate-texts.mjs`.
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(root, 'scripts/generate-texts.mjs'), '--print'],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    const made = 'apps/console/src/app/texts/scopes';
    const standing = readdirSync(join(root, made)).sort();
    const text = standing.map((name) => `${made}/${name}\n${readFileSync(join(root, made, name), 'utf8')}`).join('');
    expect(text).toBe(stdout);
  });
});

it('tell a refusal in English as the server does', () => {
  const told = Object.entries(codeTable).map(([code, { message }]) => [code, message]);
  expect(read(join(folder, 'refusals/en.json'))).toEqual(Object.fromEntries(told));
});

describe('the check of a language file', () => {
  const english = { open: 'Open {{name}}', waiting: { one: '{{count}} visitor', other: '{{count}} visitors' } };
  const whole = { open: '{{name}} öffnen', waiting: { one: '{{count}} Besucher', other: '{{count}} Besucher' } };

  it.each([
    ['a missing text', { waiting: whole.waiting }, ['open is missing']],
    ['a lost hole', { ...whole, open: 'Öffnen' }, ['open has the holes "" for "name"']],
    ['an unknown key', { ...whole, shut: 'Zu' }, ['shut is no key of the English file']],
    ['a missing form', { ...whole, waiting: { other: '{{count}} Besucher' } }, ['waiting has no form "one"']],
    ['nothing', whole, []],
  ])('finds %s', (_, file, found) => {
    expect(faultsOf('de', english, file as unknown as TextTree)).toEqual(found);
  });
});
