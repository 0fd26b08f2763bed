import type pg from 'pg';
import type { ChatProof, QueryBodies } from '#libs/contracts';
import { chatStream, readingStream, Rejection } from '#libs/domain';
import type { PostgresEventStore, StoredEvent } from '#libs/event-store';
import { eventLine, EventProofs, type Head, openHead, Prover, type Subtree, subtreesOf, toBase64, toHex, TreeHashing } from '#libs/record'; // prettier-ignore
import { checkSignature, nodeSha256, SealFolder } from '#libs/seal-folder';
import { type Caller, maySeeWatches } from '../auth/permissions';
import { readerOf } from './history-answers';
import type { Readings } from './readings';

/** Events of one answer. */
const eventsAtOnce = 1000;
const nothing = Buffer.alloc(32);
const hashesBefore = 'select position, hash from log.events where lane = 0 and position = any($1::bigint[])';

export interface ProofParts {
  readonly store: Pick<PostgresEventStore, 'readBetween' | 'head'>;
  readonly pool: pg.Pool;
  readonly readings: Readings;
  readonly sealDir: string;
}

interface Sealed {
  readonly note: string;
  readonly head: Head;
  readonly prover: Prover;
}

/** A4: the stored bytes of one chat, with what shows that they are in the tree that was signed. */
export class ChatProofs {
  constructor(private readonly parts: ProofParts) {}

  /** J2: the bytes name who watched, so they are for those who may know it. */
  async proof(caller: Caller, { chat, after = 0 }: QueryBodies['history.proof']): Promise<ChatProof> {
    const reader = readerOf(caller);
    if (!maySeeWatches(reader)) throw new Rejection('FORBIDDEN');
    const until = await this.parts.store.head();
    const all = await this.parts.store.readBetween([chatStream(chat).id, readingStream(chat).id], { until });
    const inOrder = all.sort((one, other) => one.position - other.position);
    // The id of a person or of a site names a stream too
    if (inOrder[0]?.type !== 'ChatStarted') throw new Rejection('NOT_FOUND');
    await this.parts.readings.record(reader.id, { type: 'HistoryOpened', data: { reader: reader.id, chat } });
    const page = inOrder.filter(({ position }) => position > after).slice(0, eventsAtOnce);
    const end = page.at(-1)?.position === inOrder.at(-1)?.position || page.length === 0;
    return { total: all.length, end, ...(await this.proved(inOrder, page)) };
  }

  private async proved(all: readonly StoredEvent[], page: readonly StoredEvent[]): Promise<Proved> {
    const previous = await this.hashesBefore(page);
    const folder = await SealFolder.open(this.parts.sealDir, 0, 'read').catch(() => null);
    try {
      const sealed = folder && (await this.sealedIn(folder));
      const events = [];
      for (const event of page) {
        const path = (await pathOf(event, sealed))?.map((hash) => toBase64(hash)) ?? null;
        events.push({ line: eventLine(event).trimEnd(), previous: toHex(previous.get(event.position - 1) ?? nothing), path }); // prettier-ignore
      }
      return {
        events,
        head: sealed?.note ?? null,
        altered: sealed && (await this.altered(all, page, previous, sealed)),
      };
    } finally {
      await folder?.close();
    }
  }

  private async sealedIn(folder: SealFolder): Promise<Sealed | null> {
    const note = await folder.heads.last();
    if (note === null) return null;
    const head = await openHead(note, await folder.key(), checkSignature);
    const hashing = new TreeHashing(nodeSha256);
    return { note, head, prover: new Prover(hashing, remembered(subtreesOf(hashing, folder.tree))) };
  }

  /** What this node itself finds among the events of the answer. */
  private async altered(
    all: readonly StoredEvent[],
    page: readonly StoredEvent[],
    previous: ReadonlyMap<number, Uint8Array>,
    sealed: Sealed,
  ): Promise<number | null> {
    const proofs = new EventProofs(nodeSha256);
    const wanted = new Set(page);
    for (const event of all) {
      const path = wanted.has(event) ? await pathOf(event, sealed) : null;
      const verdict = proofs.take({ event, previous: previous.get(event.position - 1) ?? nothing, path }, sealed.head);
      if (wanted.has(event) && verdict === 'altered') return event.position;
    }
    return null;
  }

  private async hashesBefore(page: readonly StoredEvent[]): Promise<Map<number, Uint8Array>> {
    const wanted = page.map(({ position }) => position - 1);
    const { rows } = await this.parts.pool.query<{ position: string; hash: Buffer }>(hashesBefore, [wanted]);
    return new Map(rows.map(({ position, hash }) => [Number(position), hash]));
  }
}

type Proved = Pick<ChatProof, 'events' | 'head' | 'altered'>;

function pathOf({ position }: StoredEvent, sealed: Sealed | null): Promise<Uint8Array[] | null> {
  if (!sealed || position > sealed.head.position) return Promise.resolve(null);
  return sealed.prover.inclusion(position - 1, sealed.head.position);
}

/** The paths of neighbours share most of their nodes. */
function remembered(subtree: Subtree): Subtree {
  const known = new Map<string, Promise<Uint8Array>>();
  return (level, index) => {
    const key = `${level} ${index}`;
    const found = known.get(key) ?? subtree(level, index);
    known.set(key, found);
    return found;
  };
}
