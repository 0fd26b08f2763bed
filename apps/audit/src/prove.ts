import { parseArgs } from 'node:util';
import { openHead, Prover, provesInclusion, subtreesOf, toBase64, toHex, TreeHashing } from '#libs/record';
import { checkSignature, nodeSha256, SealFolder } from '#libs/seal-folder';
import { readConfig } from '../../server/src/platform/config';
import { environment } from '../../server/src/platform/environment';
import { type Command, positionOf, Unusable } from './command';

const options = { position: { type: 'string' }, sealed: { type: 'string' } } as const;

/** `audit prove`: that an event is in the last signed head, by about log2(n) hashes and without showing another event. */
export const prove: Command = async (args) => {
  const { values } = parseArgs({ args: [...args], options });
  if (values.position === undefined) throw new Unusable('prove needs --position N.');
  const folder = await SealFolder.open(values.sealed ?? readConfig(environment()).sealDir, 0, 'read');
  try {
    const note = await folder.heads.last();
    if (note === null) throw new Unusable('no head was signed yet.');
    const head = await openHead(note, await folder.key(), checkSignature);
    const position = positionOf(values.position, 'position', 1, head.position);
    const proof = await proofOf(folder, position - 1, head.position, head.root);
    process.stdout.write(`${JSON.stringify({ position, ...proof, head: note }, null, 2)}\n`);
    return 0;
  } finally {
    await folder.close();
  }
};

async function proofOf(folder: SealFolder, index: number, size: number, root: Uint8Array) {
  const hashing = new TreeHashing(nodeSha256);
  const path = await new Prover(hashing, subtreesOf(hashing, folder.tree)).inclusion(index, size);
  const [leaf] = await folder.tree.read(0, index, 1);
  if (!leaf || !provesInclusion(hashing, { index, size, leaf, root }, path))
    throw new Unusable('the files of the tree do not fit the head: they can be computed again from the log.');
  return { leaf: toHex(leaf), path: path.map((hash) => toBase64(hash)) };
}
