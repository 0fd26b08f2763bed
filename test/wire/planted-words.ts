import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../support/line';
import type { Account, Guest, Office } from '../support/office';
import type { FreshDatabase } from '../support/database';

const many = (what: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `canary${what}${at}`.toLowerCase());

/** Words of one visitor, each found nowhere else: 57 of them. */
export const planted = {
  name: 'Canaryname Quickwater',
  email: 'canarymail@canary.example',
  page: ['https://shop.example/canarypage', 'canarytitle', 'https://search.example/?q=canaryreferrer'],
  browser: ['canarylanguage', 'Canary/Zone'],
  passed: many('passed', 10),
  visitor: many('visitor', 15),
  operator: many('operator', 15),
  afterwards: many('afterwards', 5),
  note: 'canarynote',
  reason: 'canaryreason',
};

export const words = Object.values(planted).flat();

export interface Planted {
  readonly guest: Guest;
  readonly chats: readonly string[];
}

/** Two chats of one visitor, both closed: the first by a kick and what was written after it, the second by Leave. */
export async function plant(office: Office, operator: Account, other: Account): Promise<Planted> {
  const guest = await office.guest();
  const [title, referrer] = [planted.page[1] ?? '', planted.page[2] ?? ''];
  const first = await office.command(guest, 'chat.start', {
    text: planted.visitor[0] ?? '',
    fields: { name: planted.name, email: planted.email },
    page: { url: planted.page[0] ?? '', title, referrer },
    browser: { language: planted.browser[0] ?? '', timeZone: planted.browser[1] ?? '' },
    context: { [planted.passed[0] ?? '']: planted.passed.slice(1) },
  });
  const chats = [String(first['chat'])];
  const chat = chats[0];
  await office.command(operator, 'chat.accept', {}, chat);
  for (const text of planted.visitor.slice(1, 14)) await office.command(guest, 'message.post', { text }, chat);
  for (const text of planted.operator) await office.command(operator, 'message.post', { text }, chat);
  const invite = { operator: other.id, note: planted.note };
  // The other one is online once his socket is recorded.
  await until(async () => (await office.tryCommand(operator, 'chat.invite', invite, chat)).body['ok'] === true);
  await office.command(operator, 'visitor.kick', {}, chat);
  for (const text of planted.afterwards) await office.command(operator, 'message.post', { text }, chat);
  await office.command(operator, 'chat.leave', {}, chat);
  const second = await office.command(guest, 'chat.start', { text: planted.visitor[14] ?? '' });
  chats.push(String(second['chat']));
  await office.command(operator, 'chat.accept', {}, chats[1]);
  await office.command(guest, 'chat.leave', {}, chats[1]);
  await office.command(operator, 'chat.leave', {}, chats[1]);
  return { guest, chats };
}

async function rowsOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    let text = '';
    for (const { name } of rows)
      text += (await client.query<{ row: string }>(`select t::text as row from ${name} t`)).rows
        .map(({ row }) => row)
        .join('\n');
    return text;
  } finally {
    await client.end();
  }
}

/** Which of the words stand in any row of any table of both databases, in a file of the folder, or in these lines. */
export async function wordsFound(database: FreshDatabase, folder: string, lines: readonly string[]): Promise<string[]> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
  return wordsIn([await rowsOf(database.ownerUrl), await rowsOf(database.keysUrl), ...files, ...lines].join('\n'));
}

/** In any case of letters, and in hex as bytes are shown. */
export function wordsIn(text: string): string[] {
  const all = text.toLowerCase();
  const hex = (word: string): string => Buffer.from(word).toString('hex');
  return words.filter((word) => all.includes(word.toLowerCase()) || all.includes(hex(word)));
}
