import type pg from 'pg';
import type { ConsistencyProof, QueryBodies } from '#libs/contracts';
import { Rejection } from '#libs/domain';
import { type Head, openHead, toBase64 } from '#libs/record';
import { checkSignature, consistencyOf, SealFolder } from '#libs/seal-folder';
import { type Caller, maySeeWatches } from '../auth/permissions';
import { readerOf } from './history-answers';

const signedAt = 'select note from log.heads where lane = 0 and position = $1';

interface Signed {
  readonly note: string;
  readonly head: Head;
}

/** A4: that the log only grew between two signed heads. No fact is shown by it, so none is recorded. */
export class HeadProofs {
  constructor(
    private readonly pool: pg.Pool,
    private readonly sealDir: string,
  ) {}

  async consistency(caller: Caller, body: QueryBodies['history.consistency']): Promise<ConsistencyProof> {
    if (!maySeeWatches(readerOf(caller))) throw new Rejection('FORBIDDEN');
    const folder = await SealFolder.open(this.sealDir, 0, 'read').catch(() => null);
    if (!folder) throw new Rejection('CONFLICT');
    try {
      return await this.proved(folder, body);
    } finally {
      await folder.close();
    }
  }

  private async proved(
    folder: SealFolder,
    { first, second }: QueryBodies['history.consistency'],
  ): Promise<ConsistencyProof> {
    const last = await opened(folder, await folder.heads.last());
    if (!last) throw new Rejection('CONFLICT');
    const signed = async (position: number): Promise<Signed | null> =>
      position === last.head.position ? last : opened(folder, await this.noteAt(position));
    const later = second === undefined || second > last.head.position ? null : await signed(second);
    if (second !== undefined && !later) throw new Rejection('BAD_FIELD', undefined, 'second');
    const { note, head } = later ?? last;
    if (first > head.position) throw new Rejection('BAD_FIELD', undefined, 'first');
    const path = await consistencyOf(folder, first, head);
    return {
      ...{ first, second: head.position },
      heads: { first: (await signed(first))?.note ?? null, second: note },
      path: path?.map((hash) => toBase64(hash)) ?? null,
    };
  }

  private async noteAt(position: number): Promise<string | null> {
    const { rows } = await this.pool.query<{ note: string }>(signedAt, [position]);
    return rows[0]?.note ?? null;
  }
}

/** Null: there is none, or nobody signed it like this. */
async function opened(folder: SealFolder, note: string | null): Promise<Signed | null> {
  if (note === null) return null;
  const head = await openHead(note, await folder.key(), checkSignature).catch(() => null);
  return head && { note, head };
}
