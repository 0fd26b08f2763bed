// Writes the parts of docs/protocol.md between `<!-- generated: ... -->` and `<!-- end -->`. With --print only shows it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, root } from './tools.mjs';
import { code, declarationText, literalOf, membersOf, sourceOf, table, typesOf } from './typescript-source.mjs';

const page = join(root, 'docs/protocol.md');
const wire = typesOf(sourceOf('libs/contracts/src/wire.ts'));
const domain = filesIn('libs/domain/src', (path) => /(events|fact|ids)\.ts$/.test(path));
const types = new Map(
  [
    'libs/contracts/src/wire.ts',
    'libs/contracts/src/rows.ts',
    'libs/contracts/src/history.ts',
    'libs/contracts/src/audit.ts',
    ...domain,
  ].flatMap((path) => [...typesOf(sourceOf(path))]),
);
const permissions = literalOf(sourceOf('apps/server/src/auth/permissions.ts'), 'commandPermissions');
const aboutChat = literalOf(sourceOf('apps/server/src/command-factory.ts'), 'aboutChat');

const body = (type) => code(type === 'Record<string, never>' ? '{}' : type);

function codes() {
  const texts = literalOf(sourceOf('libs/contracts/src/codes.ts'), 'codeTable');
  const rows = Object.entries(texts).map(([name, { status, retry, message }]) => [
    code(name),
    `${status}`,
    code(retry),
    message,
  ]);
  return table(['Code', 'HTTP', 'Retry', 'Text'], rows);
}

/** `staff`: operators, supervisors and administrators. */
function whoOf({ visitor, staff }) {
  const others = ['operator', 'supervisor', 'administrator', 'auditor'].filter((role) => staff.includes(role));
  const named = others.length === 4 ? ['staff', 'auditor'] : others.length === 3 ? ['staff'] : others;
  return [...(visitor ? ['visitor'] : []), ...named].join(', ');
}

function chatOf(type) {
  if (!aboutChat.includes(type)) return '';
  const { relations } = permissions[type];
  return relations.includes('none') ? 'seen' : [...relations].sort().join(', ');
}

function commands() {
  const results = new Map(membersOf(wire.get('CommandResults')).map(({ name, type }) => [name, type]));
  const rows = membersOf(wire.get('CommandBodies')).map(({ name, type }) => [
    ...[code(name), whoOf(permissions[name]), chatOf(name)],
    ...[body(type), body(results.get(name) ?? 'Record<string, never>')],
  ]);
  return table(['Command', 'Who', 'Chat', 'Body', 'Result'], rows);
}

function queries() {
  const results = new Map(membersOf(wire.get('QueryResults')).map(({ name, type }) => [name, type]));
  const rows = membersOf(wire.get('QueryBodies')).map(({ name, type }) => [
    code(name),
    body(type),
    body(results.get(name)),
  ]);
  return table(['Query', 'Body', 'Result'], rows);
}

function rates() {
  const usual = literalOf(sourceOf('apps/server/src/rate-limits.ts'), 'usualRates');
  const rows = Object.entries(usual).map(([name, { burst, every }]) => [code(name), `${burst}`, `${every} ms`]);
  return table(['Allowance', 'At once', 'One more every'], rows);
}

function declarations(names) {
  const texts = names.map((name) => {
    if (!types.has(name)) throw new Error(`docs/protocol.md asks for ${name}, which there is not`);
    return declarationText(types.get(name));
  });
  return ['```ts', ...texts, '```'].join('\n');
}

const parts = { codes, commands, queries, rates, types: declarations };

function generated(order) {
  const [part, ...names] = order.split(' ');
  if (!parts[part]) throw new Error(`docs/protocol.md asks for ${part}`);
  return parts[part](names);
}

function written(text) {
  const missing = Object.keys(parts).find((part) => !text.includes(`<!-- generated: ${part}`));
  if (missing) throw new Error(`docs/protocol.md has no place for ${missing}`);
  return text.replace(
    /<!-- generated: ([^>]+) -->[^]*?<!-- end -->/g,
    (_, order) => `<!-- generated: ${order} -->\n\n${generated(order)}\n\n<!-- end -->`,
  );
}

const text = written(readFileSync(page, 'utf8'));
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(page, text);
