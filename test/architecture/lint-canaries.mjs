// Lints each canary as if it were the file that its first line names, and prints which rules it broke.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';

const folder = join(import.meta.dirname, 'canaries/lint');
const eslint = new ESLint({ cwd: join(import.meta.dirname, '../..') });
const answers = {};
for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name), 'utf8');
  const [path, rule] = text.split('\n', 1)[0].split(' ');
  const [result] = await eslint.lintText(text.slice(text.indexOf('\n') + 1), { filePath: path });
  answers[name] = { rule, broken: result.messages.map((message) => message.ruleId ?? message.message) };
}
console.log(JSON.stringify(answers));
