// Reads the TypeScript sources for what is generated into docs/: declarations, their sentences, literal values.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './tools.mjs';

export function sourceOf(path) {
  return ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
}

/** The doc comment on one line; empty where there is none. */
export function sentenceOf(node) {
  const text = ts.getTextOfJSDocComment(node.jsDoc?.at(-1)?.comment) ?? '';
  return oneLine(text);
}

export const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** Exported type aliases and interfaces, by name. */
export function typesOf(source) {
  const named = source.statements.filter((node) => ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node));
  return new Map(named.map((node) => [node.name.text, node]));
}

/** A declaration as it is written, with its sentence before it. */
export function declarationText(node) {
  const sentence = node.jsDoc?.map((comment) => `${comment.getText()}\n`).join('') ?? '';
  return sentence + node.getText().replace(/^export /, '');
}

/** Members of an object type as `{ name, type }`, in their order. */
export function membersOf(node) {
  return (node?.members ?? []).filter(ts.isPropertySignature).map((member) => ({
    name: ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(),
    optional: member.questionToken !== undefined,
    type: oneLine(member.type.getText()),
    sentence: sentenceOf(member),
  }));
}

/** What stands to the right of `const name =`, as long as it is made of literals and other constants of the file. */
export function literalOf(source, name) {
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((one) => one.declarationList.declarations);
  const found = declarations.find((one) => one.name.getText() === name);
  if (!found) throw new Error(`${source.fileName} has no constant ${name}`);
  return valueOf(source, found.initializer);
}

function valueOf(source, node) {
  const value = (inner) => valueOf(source, inner);
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return value(node.expression);
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isIdentifier(node)) return literalOf(source, node.text);
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(value);
  if (ts.isNewExpression(node) && node.expression.getText() === 'Set') return value(node.arguments[0]);
  if (ts.isObjectLiteralExpression(node))
    return Object.assign({}, ...node.properties.map((one) => propertyOf(source, one)));
  throw new Error(`${source.fileName}: ${node.getText()} is no literal`);
}

function propertyOf(source, node) {
  if (ts.isSpreadAssignment(node)) return valueOf(source, node.expression);
  const name = ts.isStringLiteral(node.name) ? node.name.text : node.name.getText();
  return { [name]: valueOf(source, node.initializer) };
}

const escaped = (text) => text.replaceAll('|', '\\|');
export const code = (text) => `\`${text}\``;

export function table(head, rows) {
  const line = (cells) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
