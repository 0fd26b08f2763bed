import type { Pool } from 'pg';
import type { StoredEvent } from './event-store';
import { plainText, storedColumns, storedEvent } from './stored-row';

export interface EventRange {
  readonly lane?: number;
  /** The first one is after this position, the last one is `until`. */
  readonly after: number;
  readonly until: number;
  /** Events in a page. */
  readonly size?: number;
}

const page = `select ${storedColumns} from log.events e where e.lane = $1 and e.position > $2 and e.position <= $3
  order by e.position limit $4`;

/** Events in order, page by page; the next page is on its way while one is worked on. */
export async function* eventPages(pool: Pool, range: EventRange): AsyncGenerator<StoredEvent[]> {
  const { lane = 0, until, size = 1000 } = range;
  const read = (after: number): Promise<(string | null)[][]> => {
    const values = [lane, after, until, size];
    const rows = pool.query<(string | null)[]>({ ...plainText, name: 'log.page', text: page, values });
    // Whoever asks for the next page is told
    rows.catch(() => undefined);
    return rows.then((answer) => answer.rows);
  };
  for (let coming: Promise<(string | null)[][]> | null = read(range.after); coming;) {
    const rows: (string | null)[][] = await coming;
    coming = rows.length === size ? read(Number(rows.at(-1)?.[1])) : null;
    coming?.catch(() => undefined);
    if (rows.length > 0) yield rows.map(storedEvent);
  }
}
