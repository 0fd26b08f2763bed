import type { HistoryStatus } from '#libs/contracts';
import type { Asked } from './found-chats';

/** The fields of the form as the browser has them; empty ones ask for nothing. */
export interface AskedFields {
  readonly from: string;
  readonly to: string;
  readonly person: string;
  readonly site: string;
  readonly status: HistoryStatus | '';
  readonly words: string;
}
export const emptyFields: AskedFields = { from: '', to: '', person: '', site: '', status: '', words: '' };
export const statuses = ['waiting', 'active', 'vacant', 'closed', 'left', 'kicked', 'timed-out'] as const;

/** Local times without a zone are the reader's own; "to" means the whole of that minute. */
export function askedOf({ from, to, person, site, status, words }: AskedFields): Asked {
  const [since, until] = [Date.parse(from), Date.parse(to)];
  return {
    ...(Number.isNaN(since) ? {} : { from: since }),
    ...(Number.isNaN(until) ? {} : { to: until + 60_000 }),
    ...(person.trim() && { person: person.trim() }),
    ...(site && { site }),
    ...(status && { status }),
    ...(words.trim() && { words: words.trim() }),
  };
}

/** Back into the fields, for a list that stayed. */
export function fieldsOf({ from, to, person, site, status, words }: Asked): AskedFields {
  return {
    from: from === undefined ? '' : localMinute(from),
    to: to === undefined ? '' : localMinute(to - 60_000),
    person: person ?? '',
    site: site ?? '',
    status: status ?? '',
    words: words ?? '',
  };
}

/** As `datetime-local` has it. */
export function localMinute(at: number): string {
  return localTime(at).slice(0, 16);
}
export function localTime(at: number): string {
  const zone = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - zone).toISOString().slice(0, 19);
}
