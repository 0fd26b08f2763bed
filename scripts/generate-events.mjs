// Writes docs/events.md, the catalogue of facts, from libs/domain/src/**/events.ts. With --print only shows it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesIn, root } from './tools.mjs';
import {
  code,
  declarationText,
  literalOf,
  membersOf,
  sentenceOf,
  sourceOf,
  table,
  typesOf,
} from './typescript-source.mjs';

const folder = 'libs/domain/src';
/** Whose id names a stream of the kind. */
const named = {
  chat: 'one per chat; its id is the chat',
  reading: 'one per chat; its id is the chat with the version digit 8',
  visitor: 'one per visitor and site; its id is the visitor',
  staff: 'one',
  operator: 'one per operator; its id is the operator',
  site: 'one per site; its id is the site',
  settings: 'one',
  auditor: 'one per auditor; its id is the operator with the version digit `a`',
};
const kinds = literalOf(sourceOf(`${folder}/stream.ts`), 'streamKinds');

const isFact = (node) => ts.isTypeAliasDeclaration(node) && node.type.getText().startsWith('Fact<');
const isUnion = (node) => node.name.text.endsWith('Fact') && ts.isTypeAliasDeclaration(node) && !isFact(node);

function fieldsOf(type) {
  const members = membersOf(type);
  return members.map(({ name, optional, type: of }) => code(`${name}${optional ? '?' : ''}: ${of}`)).join(', ');
}

function rowOf(node, path) {
  const [type, data, words] = node.type.typeArguments;
  const name = node.name.text;
  if (type.getText() !== `'${name}'`) throw new Error(`${path}: ${name} is recorded as ${type.getText()}`);
  const sentence = sentenceOf(node);
  if (sentence === '') throw new Error(`${path}: ${name} has no sentence`);
  return [code(name), sentence, fieldsOf(data), words ? fieldsOf(words) : ''];
}

/** A fact that the union of its file does not name would be no fact of Parley. */
function refuseStray(types, path) {
  const union = [...types.values()]
    .filter(isUnion)
    .map((node) => node.type.getText())
    .join();
  const stray = [...types.values()].find((node) => isFact(node) && !new RegExp(`\\b${node.name.text}\\b`).test(union));
  if (stray) throw new Error(`${path}: ${stray.name.text} stands in no union`);
}

function sectionOf(kind) {
  const path = `${folder}/${kind}/events.ts`;
  const head = `## ${kind}\n\nStream kind ${kinds.indexOf(kind) + 1}: ${named[kind]}.`;
  if (!filesIn(folder).includes(path)) return `${head} It has no fact yet.`;
  const types = typesOf(sourceOf(path));
  refuseStray(types, path);
  const facts = [...types.values()].filter(isFact);
  const rows = facts.map((node) => rowOf(node, path));
  const words = [...types.values()].filter((node) => !isFact(node) && !isUnion(node));
  const source = `Source: [${path}](../${path}).`;
  return [`${head} ${source}`, table(['Fact', 'What it says', 'Clear', 'Sealed'], rows), ...declared(words)].join(
    '\n\n',
  );
}

function declared(nodes) {
  if (nodes.length === 0) return [];
  return [['```ts', ...nodes.map(declarationText), '```'].join('\n')];
}

function page() {
  const stray = filesIn(folder, (path) => path.endsWith('/events.ts')).find(
    (path) => !kinds.includes(path.split('/').at(-2)),
  );
  if (stray) throw new Error(`${stray} belongs to no kind of stream`);
  return `# Facts

<!-- Written by scripts/generate-events.mjs from libs/domain/src; not by hand. -->

Every fact that Parley knows, by stream. A recorded fact is one row of \`log.events\`: its name is \`type\`, its clear fields are
\`data\`, its sealed fields are \`sealed\`. Beside these every row carries position, stream and version, time, actor, command,
correlation, cause and hash ([hash-vectors.md](hash-vectors.md)).

Sealed fields are encrypted with a person's key: those of a chat with its visitor's, those of staff and operators with the
operator's. Once that key is destroyed they read as \`erased\`, and everything else stays.

Ids are UUIDs. An \`Instant\` is in milliseconds since 1970. What screens make of a fact is in [protocol.md](protocol.md).

${kinds.map(sectionOf).join('\n\n')}
`;
}

if (process.argv.includes('--print')) process.stdout.write(page());
else writeFileSync(join(root, 'docs/events.md'), page());
