import type { RowChange } from './feeds';
import type { Asked, Found } from './view-store';
import { pageSize } from './view-tables';

export interface Page {
  /** 0: a snapshot. */
  readonly from: number;
  readonly to: number;
  readonly rows: RowChange[];
  readonly more: boolean;
}

/**
 * Lays rows that stand only in memory over what the tables gave, up to the head that memory had BEFORE the query: rows
 * that the tables gained meanwhile carry a higher seq and come with the next delta. Asked the other way round, rows that
 * were written between the two looks would be lost with equal heads.
 */
export function overlay(asked: Omit<Asked, 'feed'>, head: number, found: Found, unwritten: readonly RowChange[]): Page {
  const from = asked.fresh ? 0 : asked.since;
  const newest = new Map<string, RowChange>();
  for (const row of found.rows) if (row.seq <= head) newest.set(row.key, row);
  for (const row of unwritten) if (row.seq > from && row.seq <= head) newest.set(row.key, row);
  const rows = [...newest.values()].sort((a, b) => a.seq - b.seq);
  if (asked.fresh) return { from, to: head, rows: rows.filter((r) => r.row !== null), more: false };
  if (found.rows.length < pageSize) return { from, to: head, rows, more: false };
  return { from, ...cut(rows, head) };
}

/** One page that ends with all rows of its last seq. */
function cut(rows: readonly RowChange[], head: number): { to: number; rows: RowChange[]; more: boolean } {
  const last = rows[Math.min(pageSize, rows.length) - 1];
  if (!last || last.seq >= head) return { to: head, rows: [...rows], more: false };
  const page = rows.filter((r) => r.seq <= last.seq);
  const more = page.length < rows.length || last.seq < head;
  return { to: more ? last.seq : head, rows: page, more };
}

/** The browser's number is not one that this life of the views can go on from. */
export function isUnknown(since: number, page: { floor: number; to: number } | undefined): boolean {
  return page !== undefined && since > 0 && (since < page.floor || since > page.to);
}
