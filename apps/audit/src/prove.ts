import { parseArgs } from 'node:util';
import { type Head, openHead, parseHead, parseNote, Prover, provesInclusion, subtreesOf, toBase64, toHex, TreeHashing } from '#libs/record'; // prettier-ignore
import { checkSignature, consistencyOf, nodeSha256, SealFolder } from '#libs/seal-folder';
import { readConfig } from '../../server/src/platform/config';
import { environment } from '../../server/src/platform/environment';
import { type Command, positionOf, Unusable } from './command';

const options = { position: { type: 'string' }, first: { type: 'string' }, second: { type: 'string' }, sealed: { type: 'string' } } as const; // prettier-ignore
const unfit = 'the files of the tree do not fit the head: they can be computed again from the log.';

/**
 * `audit prove`: that an event is in the last signed head, or that one signed head is how a later one began; by about
 * log2(n) hashes and without showing another event.
 */
export const prove: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options });
  const { position, first, second } = values;
  if ((position === undefined) === (first === undefined)) throw new Unusable('prove needs --position N or --first N.');
  const folder = await SealFolder.open(values.sealed ?? readConfig(environment()).sealDir, 0, 'read');
  try {
    const note = await folder.heads.last();
    if (note === null) throw new Unusable('no head was signed yet.');
    const head = await openHead(note, await folder.key(), checkSignature);
    const proof =
      position === undefined ? await consistency(folder, head, first, second) : await inclusion(folder, head, position);
    process.stdout.write(`${JSON.stringify(position === undefined ? proof : { ...proof, head: note }, null, 2)}\n`);
    return 0;
  } finally {
    await folder.close();
  }
};

async function inclusion(folder: SealFolder, { position: size, root }: Head, asked: string) {
  const position = positionOf(asked, 'position', 1, size);
  const index = position - 1;
  const hashing = new TreeHashing(nodeSha256);
  const path = await new Prover(hashing, subtreesOf(hashing, folder.tree)).inclusion(index, size);
  const [leaf] = await folder.tree.read(0, index, 1);
  if (!leaf || !provesInclusion(hashing, { index, size, leaf, root }, path)) throw new Unusable(unfit);
  return { position, leaf: toHex(leaf), path: path.map((hash) => toBase64(hash)) };
}

async function consistency(folder: SealFolder, last: Head, from: string | undefined, to: string | undefined) {
  const second = positionOf(to, 'second', last.position, last.position);
  const first = positionOf(from, 'first', 1, second);
  const [earlier, later] = await notesAt(folder, first, second);
  if (later === null) throw new Unusable(`--second ${second}: no head was signed there.`);
  const head = await openHead(later, await folder.key(), checkSignature);
  const path = await consistencyOf(folder, first, head);
  if (!path) throw new Unusable(unfit);
  return { first, second, heads: { first: earlier, second: later }, path: path.map((hash) => toBase64(hash)) };
}

async function notesAt(folder: SealFolder, first: number, second: number): Promise<[string | null, string | null]> {
  const found = new Map<number, string>();
  for await (const note of folder.heads.notes()) {
    const { position } = parseHead(parseNote(note).text);
    if (position === first || position === second) found.set(position, note);
  }
  return [found.get(first) ?? null, found.get(second) ?? null];
}
