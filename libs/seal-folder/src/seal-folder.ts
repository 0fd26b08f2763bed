import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Head, hintRecord, ledgerRecord, openHead, parseVerifierKey, UnusableEvidence, type VerifierKey, verifierKeyText } from '#libs/record'; // prettier-ignore
import { checkSignature, nodeSha256 } from './ed25519';
import { HeadFiles } from './head-files';
import { RecordFiles } from './record-files';
import { TreeFiles } from './tree-files';

const perFile = 65_536;
const keyFile = 'key.pub';
/** Is there while nobody has looked at it. */
const lossFile = 'lost.txt';

/** Ledger and hints of a folder, wherever it was copied to. */
export const SealedFiles = {
  ledger: (path: string): Promise<RecordFiles> =>
    RecordFiles.open(path, { name: 'ledger', size: ledgerRecord, perFile }, false),
  hints: (path: string): Promise<RecordFiles> =>
    RecordFiles.open(path, { name: 'hints', size: hintRecord, perFile }, false),
};

/** What is kept of one lane outside of the database. docs/record.md describes the files. */
export class SealFolder {
  private constructor(
    readonly path: string,
    readonly heads: HeadFiles,
    readonly ledger: RecordFiles,
    readonly hints: RecordFiles,
    readonly tree: TreeFiles,
  ) {}

  /** To write it is made if need be and whatever was broken off is mended; to read it must be there. */
  static async open(sealDir: string, lane: number, use: 'read' | 'write'): Promise<SealFolder> {
    const path = join(sealDir, `lane-${lane}`);
    const writes = use === 'write';
    if (writes) await mkdir(path, { recursive: true });
    else if (!existsSync(path)) throw new UnusableEvidence(`${path} is not there: nothing was sealed into this folder`);
    const heads = new HeadFiles(path);
    if (writes) await heads.mend();
    return new SealFolder(
      path,
      heads,
      await RecordFiles.open(path, { name: 'ledger', size: ledgerRecord, perFile }, writes),
      await RecordFiles.open(path, { name: 'hints', size: hintRecord, perFile }, writes),
      await TreeFiles.open(path, writes),
    );
  }

  async key(): Promise<VerifierKey> {
    const text = await readFile(join(this.path, keyFile), 'utf8').catch(() => {
      throw new UnusableEvidence(`${join(this.path, keyFile)} is missing`);
    });
    return parseVerifierKey(nodeSha256, text);
  }

  async publish(key: VerifierKey): Promise<void> {
    const path = join(this.path, keyFile);
    if (!existsSync(path)) await writeFile(path, `${verifierKeyText(key)}\n`);
  }

  /** Each head, believed only with a signature of this key. */
  async *openHeads(key: VerifierKey): AsyncGenerator<Head> {
    for await (const note of this.heads.notes()) yield await openHead(note, key, checkSignature);
  }

  /** Throws unless heads and ledger are as this process left them: a folder may be taken away while the log stands still. */
  async stands(): Promise<void> {
    await this.heads.stands();
    await this.ledger.stands();
  }

  get lacksHeads(): boolean {
    return existsSync(join(this.path, lossFile));
  }

  async noteLoss(text: string): Promise<void> {
    await writeFile(join(this.path, lossFile), text, { flag: 'a' });
  }

  async sync(): Promise<void> {
    for (const files of [this.ledger, this.hints, this.tree]) await files.sync();
  }

  async close(): Promise<void> {
    for (const files of [this.ledger, this.hints, this.tree]) await files.close();
  }
}
