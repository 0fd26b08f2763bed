import { type Head, ledgerHash, openHead, parseHead, parseNote, RowBuilder, sameBytes, type Start, TreeHashing, UnusableEvidence } from '#libs/record'; // prettier-ignore
import { checkSignature, nodeSha256, type Signer } from './ed25519';
import type { SealFolder } from './seal-folder';

export interface Resumed {
  /** The last signed head, and its note. */
  readonly last: { readonly head: Head; readonly note: string } | null;
  /** From where the log is read again; before it all of tree and ledger stands. */
  readonly start: Start | null;
  readonly tree: RowBuilder;
}

const hashing = new TreeHashing(nodeSha256);

/** Finds where sealing was left, also after a power cut. What was signed must be there whole; what came after is checked again. */
export async function resume(folder: SealFolder, signer: Signer): Promise<Resumed> {
  const last = await lastHead(folder, signer);
  const sealed = last?.head.position ?? 0;
  await keepWhole(folder, sealed);
  const noted = sealed > 0 ? await noteAt(folder, sealed) : null;
  if (last && !(noted && sameBytes(noted, last.head.hash)))
    throw new UnusableEvidence(`the ledger does not have what the last signed head (${sealed}) says`);
  const tree = await treeAt(folder, last?.head ?? null);
  const hash = tree.size > 0 ? await noteAt(folder, tree.size) : null;
  return { last, start: hash ? { position: tree.size, hash } : null, tree: tree.builder };
}

async function lastHead(folder: SealFolder, signer: Signer): Promise<Resumed['last']> {
  const note = await folder.heads.last();
  if (note === null) return null;
  const { origin } = parseHead(parseNote(note).text);
  return { head: await openHead(note, signer.key(origin), checkSignature), note };
}

const noteAt = async (folder: SealFolder, position: number): Promise<Uint8Array | null> =>
  ledgerHash(await folder.ledger.read(position, 1), position, position);

/** After a power cut the end of a file may be zeros. */
async function keepWhole({ ledger }: SealFolder, sealed: number): Promise<void> {
  for (let first = sealed + 1; first <= ledger.length;) {
    const page = await ledger.read(first, 1000);
    const whole = Array.from({ length: 1000 }, (_, i) => first + i).findIndex((at) => !ledgerHash(page, first, at));
    const good = whole < 0 ? 1000 : whole;
    // The record before the first wrong one may be half written
    if (good < 1000 && first + good <= ledger.length) return ledger.cut(Math.max(sealed, first + good - 2));
    first += 1000;
  }
}

/** The tree up to the last head, or as much of it as is there; begun anew when its root is not the signed one. */
async function treeAt({ tree, hints }: SealFolder, head: Head | null): Promise<{ size: number; builder: RowBuilder }> {
  const size = Math.min(tree.size, head?.position ?? 0, hints.length);
  await tree.cut(size);
  const builder = await RowBuilder.resume(hashing, tree, size);
  const isWhole = size === 0 || size !== head?.position || sameBytes(builder.root(), head.root);
  if (isWhole) return { size, builder };
  await tree.cut(0);
  return { size: 0, builder: new RowBuilder(hashing) };
}
