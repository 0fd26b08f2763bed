import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UnusableEvidence } from '#libs/record';
import { checkSignature, nodeSha256, SealedFiles } from '#libs/seal-folder';
import { bundleIn, checkBundle } from './bundle/check-bundle';
import { checkConsistency } from './check-consistency';
import { type Answer, checkExport } from './check-export';

const usage = `node verify-parley.mjs <export.jsonl> --sealed <folder> --key <file>
node verify-parley.mjs <chat.html> --key <file>
node verify-parley.mjs <proof.json> --key <file> [--head <file>]

Checks an export of the record against what was sealed of it, without Parley and without its database;
or the bundle of one chat, which brings its own proof; or a proof that one signed head is how a later one began.
  --sealed  the folder with heads-*.txt, ledger-*.bin and hints-*.bin
  --head    the earlier head as you kept it: a file with one or more of them
  --key     the public key as you noted it: a file, or the line itself
Ends with 0 when the record holds, 1 when it was changed, 2 when what was given cannot be used.
`;

const options = { sealed: { type: 'string' }, key: { type: 'string' }, head: { type: 'string' } } as const;

export async function runOnNode(args: readonly string[]): Promise<Answer> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], allowPositionals: true, options }); // prettier-ignore
  } catch (error) {
    return { exitCode: 2, text: `${(error as Error).message}\n\n${usage}` };
  }
  const [exported] = parsed.positionals;
  const { sealed, key, head } = parsed.values;
  if (exported?.endsWith('.html') && key && existsSync(exported)) return checkPage(exported, textOf(key));
  if (exported?.endsWith('.json') && key) return checkProof(exported, textOf(key), head ?? null);
  if (!exported || !sealed || !key) return { exitCode: 2, text: usage };
  const missing = [exported, sealed].find((path) => !existsSync(path));
  if (missing) return { exitCode: 2, text: `cannot be checked: ${missing} is not there` };
  return check(exported, sealed, textOf(key));
}

const textOf = (key: string): string => (existsSync(key) ? readFileSync(key, 'utf8') : key);

async function checkPage(path: string, key: string): Promise<Answer> {
  const { verdict, text } = await checkBundle(bundleIn(readFileSync(path, 'utf8')), key, {
    sha256: nodeSha256,
    checkSignature,
  });
  return {
    exitCode: ({ Verified: 0, Altered: 1, 'Cannot check': 2 } as const)[verdict],
    text: `${verdict.toUpperCase()}: ${text}`,
  };
}

async function checkProof(path: string, key: string, head: string | null): Promise<Answer> {
  const missing = [path, head].find((one) => one !== null && !existsSync(one));
  if (missing) return { exitCode: 2, text: `cannot be checked: ${missing} is not there` };
  const given = { text: readFileSync(path, 'utf8'), key, kept: head === null ? null : readFileSync(head, 'utf8') };
  return checkConsistency(given, { sha256: nodeSha256, checkSignature });
}

async function check(exported: string, sealed: string, key: string): Promise<Answer> {
  const ledger = await SealedFiles.ledger(sealed);
  const hints = await SealedFiles.hints(sealed);
  async function* heads(): AsyncGenerator<string> {
    const names = (await readdir(sealed)).filter((name) => name.startsWith('heads-')).sort();
    for (const name of names) yield await readFile(join(sealed, name), 'utf8');
  }
  try {
    const chunks = createReadStream(exported, { encoding: 'utf8', highWaterMark: 1 << 20 });
    const given = { exported: chunks as AsyncIterable<string>, heads: heads(), ledger, hints, key };
    return await checkExport(given, { sha256: nodeSha256, checkSignature });
  } catch (error) {
    if (error instanceof UnusableEvidence) return { exitCode: 2, text: error.message };
    throw error;
  } finally {
    await ledger.close();
    await hints.close();
  }
}
