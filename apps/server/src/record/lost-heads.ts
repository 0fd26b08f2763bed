import type pg from 'pg';
import { openHead, parseHead, parseNote } from '#libs/record';
import { checkSignature, type SealFolder, type Signer } from '#libs/seal-folder';

const lastCopy = 'select note from log.heads where lane = 0 order by position desc limit 1';

export interface LostHeadsParts {
  readonly pool: pg.Pool;
  readonly signer: Signer;
  readonly told: (sentence: string) => void;
  readonly failed: (sentence: string, error: unknown) => void;
}

/** Watches that the folder has all that was signed. What is lost stays an alarm until a person has looked, over restarts too. */
export class LostHeads {
  isLost = false;
  /** By this node, whatever the database says. */
  private signed = 0;

  constructor(private readonly parts: LostHeadsParts) {}

  /** The folder is about to be gone on with. */
  async compare(folder: SealFolder): Promise<void> {
    const known = Math.max(this.signed, await this.copied());
    // After the copies: another node that ends just now signs first and copies then
    const note = await folder.heads.last();
    const sealed = note === null ? 0 : parseHead(parseNote(note).text).position;
    if (sealed < known) await this.lost(folder, `it ended at ${sealed}, and a head was signed at ${known}`);
  }

  /** Once a look: whether somebody has taken note. */
  look(folder: SealFolder, sealed: number): void {
    this.signed = sealed;
    const isLost = folder.lacksHeads;
    if (this.isLost && !isLost) this.parts.told('somebody has taken note of the lost heads');
    this.isLost = isLost;
  }

  /** Another node seals, and watches. */
  aside(): void {
    this.isLost = false;
  }

  private async lost(folder: SealFolder, what: string): Promise<void> {
    await folder.noteLoss(`${what}\nPut back what was lost, or keep this folder and remove this file: docs/operations.md, "The record".\n`); // prettier-ignore
    this.parts.failed('SIGNED HEADS ARE GONE FROM THE FOLDER', new Error(what));
  }

  /** The last head that the database has a copy of, if it was signed with this key. */
  private async copied(): Promise<number> {
    const { rows } = await this.parts.pool.query<{ note: string }>(lastCopy);
    if (!rows[0]) return 0;
    try {
      const { origin } = parseHead(parseNote(rows[0].note).text);
      return (await openHead(rows[0].note, this.parts.signer.key(origin), checkSignature)).position;
    } catch {
      // Of another key, or forged: `verify` names it
      return 0;
    }
  }
}
