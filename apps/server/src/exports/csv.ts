import type { HistoryRow } from '#libs/contracts';

const columns = ['chat', 'site', 'visitor', 'name', 'email', 'status', 'ending', 'messages', 'started', 'last', 'members']; // prettier-ignore
const erased = '[erased]';

/** What a spreadsheet takes for a formula, or for the start of one after a cut. */
const formula = /^[=+\-@\t\r]/;

/** One cell by RFC 4180. An apostrophe before what would be a formula makes it a text in every spreadsheet. */
export function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

/** The mark at the beginning tells spreadsheets that it is UTF-8. */
export const csvHead = `\ufeff${line(columns)}`;

export function csvLine(row: HistoryRow, siteName: string): string {
  const { chat, visitor, email, status, ending, messages, startedAt, lastAt, members } = row;
  const words = (told: HistoryRow['email']): string | null => (typeof told === 'object' && told ? erased : told);
  return line([
    ...[chat, siteName, visitor.number, words(visitor.name), words(email), status, ending, messages],
    ...[new Date(startedAt).toISOString(), new Date(lastAt).toISOString(), members.map(({ name }) => name).join('; ')],
  ]);
}
