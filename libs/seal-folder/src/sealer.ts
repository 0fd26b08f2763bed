import { type Finding, type Head, headText, hintOf, ledgerHash, ledgerRecord, noteText, originOf, putLedgerRecord, type RecordEvent, type RowBuilder, sameBytes, verify, Walk } from '#libs/record'; // prettier-ignore
import { nodeSha256, type Signer } from './ed25519';
import { type Resumed, resume } from './resume';
import { SealFolder } from './seal-folder';

export interface SealerParts {
  readonly sealDir: string;
  readonly lane: number;
  readonly signer: Signer;
  readonly epoch: string;
  readonly readAll: (after: number, limit: number) => Promise<readonly RecordEvent[]>;
  /** Stores a head in the database too; may be told of the same one again. */
  readonly keepHead: (head: Head, keyId: string, note: string) => Promise<void>;
  /** Milliseconds. */
  readonly now: () => number;
}

const batch = 500;
/** After so many hashed others have their turn: this is never in the way of a message. */
const atOnce = 50;
/** A head is signed after so many events or milliseconds, if the log moved. */
const everyEvents = 1000;
const everyMilliseconds = 5000;

/** The log does not meet what was sealed of it: nothing more is signed. */
export class LogBroken extends Error {
  override readonly name = 'LogBroken';
  constructor(readonly finding: Finding) {
    super(`the log does not hold at ${finding.position}: ${finding.kind}`);
  }
}

/** Follows the log and signs its head. One of it per log; it never signs what does not follow from what it signed before. */
export class Sealer {
  private readonly walk: Walk;
  private readonly tree: RowBuilder;
  private origin: string | null;
  private signed: number;
  private unkept: { readonly head: Head; readonly note: string } | null;
  private signedAt: number;

  private constructor(
    private readonly parts: SealerParts,
    readonly folder: SealFolder,
    { last, start, tree }: Resumed,
  ) {
    this.walk = new Walk({ sha256: nodeSha256, lane: parts.lane, start, versions: false });
    this.tree = tree;
    this.origin = last?.head.origin ?? null;
    this.signed = last?.head.position ?? 0;
    this.signedAt = last?.head.signedAt ?? 0;
    this.unkept = last;
  }

  static async open(parts: SealerParts): Promise<Sealer> {
    const folder = await SealFolder.open(parts.sealDir, parts.lane, 'write');
    try {
      return new Sealer(parts, folder, await resume(folder, parts.signer));
    } catch (error) {
      await folder.close();
      throw error;
    }
  }

  /** The last signed position. */
  get sealed(): number {
    return this.signed;
  }

  /** Takes what is new and signs when it is time; true when there is probably more at once. */
  async step(): Promise<boolean> {
    await this.folder.stands();
    const events = await this.news();
    if (events.length > 0) await this.take(events);
    else if (this.walk.position < this.folder.ledger.length) await this.broken([]);
    if (this.isDue()) await this.seal();
    await this.keep();
    return events.length === batch;
  }

  /** Signs what was taken, whether it is time or not. */
  async seal(): Promise<void> {
    const { walk, folder, parts } = this;
    if (walk.position <= this.signed || this.origin === null || walk.position < folder.ledger.length) return;
    await folder.sync();
    const signedAt = Math.max(parts.now(), this.signedAt);
    const place = { origin: this.origin, lane: parts.lane, position: walk.position, hash: walk.link };
    const head: Head = { ...place, root: this.tree.root(), signedAt, epoch: parts.epoch };
    const text = headText(head);
    const key = parts.signer.key(this.origin);
    const note = noteText(text, key, parts.signer.sign(Buffer.from(text)));
    await folder.publish(key);
    await folder.heads.append(note, signedAt);
    [this.signed, this.signedAt, this.unkept] = [walk.position, signedAt, { head, note }];
  }

  /** Signs what there is before a stop, so that it need not be taken for cut off later. */
  async finish(): Promise<void> {
    await this.step();
    await this.seal();
    await this.keep();
  }

  async close(): Promise<void> {
    await this.folder.close();
  }

  /** Reads the last event taken once more: it must still be there, and be the same. */
  private async news(): Promise<readonly RecordEvent[]> {
    const { position, link } = this.walk;
    if (position === 0) return this.parts.readAll(0, batch);
    const [last, ...events] = await this.parts.readAll(position - 1, batch + 1);
    if (!last) throw new LogBroken({ kind: 'tail cut', position: (await this.end(position)) + 1, until: position });
    if (last.position !== position) throw new LogBroken({ kind: 'row missing', position });
    if (!sameBytes(last.hash, link)) throw new LogBroken({ kind: 'chain recomputed', position });
    return events;
  }

  /** The last position of a log that is shorter than it was. */
  private async end(high: number): Promise<number> {
    let [there, gone] = [0, high];
    while (gone - there > 1) {
      const middle = Math.floor((there + gone) / 2);
      if ((await this.parts.readAll(middle - 1, 1)).length > 0) there = middle;
      else gone = middle;
    }
    return there;
  }

  private isDue(): boolean {
    const isOld = this.parts.now() - this.signedAt >= everyMilliseconds;
    return this.walk.position - this.signed >= everyEvents || (this.walk.position > this.signed && isOld);
  }

  private async keep(): Promise<void> {
    if (!this.unkept) return;
    const { head, note } = this.unkept;
    await this.parts.keepHead(head, this.parts.signer.key(head.origin).id, note);
    this.unkept = null;
  }

  private async take(events: readonly RecordEvent[]): Promise<void> {
    const { walk, folder } = this;
    const before = walk.position;
    const page = await folder.ledger.read(before + 1, events.length);
    const start = before > 0 ? { position: before, hash: walk.link } : undefined;
    const rows: Uint8Array[][] = [];
    for (const event of events) {
      if (event.position % atOnce === 0) await others();
      const noted = ledgerHash(page, before + 1, event.position);
      if (walk.step(event, noted) || walk.suspect) await this.broken(events, start);
      if (event.position === 1) this.origin ??= originOf(event.hash, this.parts.lane);
      this.tree.add(walk.node, (row, node) => (rows[row] ??= []).push(node));
    }
    await this.write(events, rows);
  }

  /** What ledger and hints have already is left as it is. */
  private async write(events: readonly RecordEvent[], rows: readonly Uint8Array[][]): Promise<void> {
    const { ledger, hints, tree } = this.folder;
    const unnoted = events.filter(({ position }) => position > ledger.length);
    const records = new Uint8Array(unnoted.length * ledgerRecord);
    unnoted.forEach(({ position, hash }, i) => putLedgerRecord(records, i * ledgerRecord, position, hash));
    await ledger.append(records);
    const unhinted = events.filter(({ position }) => position > hints.length);
    await hints.append(Buffer.concat(unhinted.map((event) => hintOf(nodeSha256, event))));
    for (const [row, nodes] of rows.entries()) await tree.append(row, nodes);
  }

  /** Says what is wrong, by the means of `verify`. */
  private async broken(events: readonly RecordEvent[], start?: { position: number; hash: Uint8Array }): Promise<never> {
    const { ledger, hints } = this.folder;
    const { position, link } = this.walk;
    const from = start ?? (events.length === 0 && position > 0 ? { position, hash: link } : undefined);
    const sources = { sha256: nodeSha256, lane: this.parts.lane, ledger, hints };
    const verdict = await verify(once(events), from ? { ...sources, start: from } : sources);
    throw new LogBroken(verdict.ok ? { kind: 'content changed', position: position + 1 } : verdict.finding);
  }
}

const others = (): Promise<void> => new Promise((next) => setImmediate(next));

async function* once<T>(item: T): AsyncGenerator<T> {
  yield item;
}
