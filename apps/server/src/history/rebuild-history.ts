import type pg from 'pg';
import { eventPages } from '#libs/event-store';
import { alone, atOnce, historySide as sideSchema, withClient } from '../projections/rebuild/alone';
import { inOrder, merged } from '../projections/rebuild/compare';
import type { Rebuilt, RebuildParts } from '../projections/rebuild/rebuild';
import { HistoryFold } from './history-fold';
import { HistoryStore } from './history-store';

/** So few facts behind, the reader may be held while the rest is folded. */
const nearby = 500;

/** Each as the live one is. A key to another table is not copied with it. */
const make = `create schema ${sideSchema};
  create table ${sideSchema}.checkpoint (like history.checkpoint including all);
  create table ${sideSchema}.chats (like history.chats including all) with (fillfactor = 70);
  create table ${sideSchema}.people (like history.people including all);
  create table ${sideSchema}.words (like history.words including all);
  alter table ${sideSchema}.people add constraint people_chat_fkey foreign key (chat) references ${sideSchema}.chats (chat);
  insert into ${sideSchema}.checkpoint (name, position) values ('search', 0);
  grant usage on schema ${sideSchema} to parley_app;
  grant select, insert, update, delete on all tables in schema ${sideSchema} to parley_app`;
const drop = `set client_min_messages = warning; drop schema if exists ${sideSchema} cascade`;

/** What names a row of each table. */
const tables = { chats: 'chat::text', people: `chat || ' ' || operator || ' ' || relation`, words: `chat || ' ' || lpad(position::text, 19, '0')` }; // prettier-ignore
const rowsOf = (schema: string, table: keyof typeof tables): string =>
  `select ${tables[table]} as id, t::text as value from ${schema}.${table} t`;
const names = Object.keys(tables) as (keyof typeof tables)[];

/** A6: the tables of the search, made anew from the log beside the live ones, compared, and put in their place. */
export class HistoryRebuild {
  private readonly fold: HistoryFold;

  private constructor(
    private readonly parts: RebuildParts,
    private readonly owner: pg.Client,
  ) {
    // What cannot be folded is left out, as the reader does; it is the reader that tells of it
    this.fold = new HistoryFold(parts.codec, new HistoryStore(parts.pool, sideSchema), () => undefined, 0);
  }

  static run(parts: RebuildParts): Promise<Rebuilt> {
    return alone(parts.ownerUrl, async (owner) => {
      try {
        // What a rebuild that was broken off has left goes away first
        await owner.query(`${drop}; ${make}`);
        return await new HistoryRebuild(parts, owner).run();
      } finally {
        await owner.query('rollback').catch(() => undefined);
        await owner.query(drop).catch(() => undefined);
      }
    });
  }

  private async run(): Promise<Rebuilt> {
    const started = performance.now();
    for (
      let live = await positionIn(this.owner);
      live - this.fold.position > nearby;
      live = await positionIn(this.owner)
    )
      // prettier-ignore
      await this.foldTo(live);
    const took = performance.now() - started;
    const { position, count } = await this.compare();
    await this.replace();
    return { facts: position, compared: position, differences: count, took };
  }

  private async foldTo(until: number): Promise<void> {
    const { pool, onProgress } = this.parts;
    for await (const events of eventPages(pool, { after: this.fold.position, until })) {
      await this.fold.take(events);
      onProgress?.(this.fold.position, until);
    }
    if (this.fold.position !== until) throw new Error(`the log ends at ${this.fold.position}, the history at ${until}`);
  }

  /** Against a snapshot of the live tables, which meanwhile go on. */
  private async compare(): Promise<{ position: number; count: number }> {
    return withClient(this.parts.ownerUrl, async (live) => {
      await live.query('begin isolation level repeatable read read only');
      const position = await positionIn(live);
      await this.foldTo(position);
      await this.owner.query('begin read only');
      let count = 0;
      for (const table of names)
        for await (const one of merged(
          table,
          inOrder(live, table, rowsOf('history', table)),
          inOrder(this.owner, table, rowsOf(sideSchema, table)),
        )) {
          // prettier-ignore
          count += 1;
          this.parts.onDifference?.(one);
        }
      await this.owner.query('commit');
      return { position, count };
    });
  }

  /** The reader waits at its checkpoint, loads what it needs from the new tables, and goes on. */
  private replace(): Promise<void> {
    return atOnce(this.owner, async () => {
      await this.foldTo(await positionIn(this.owner, 'for update'));
      await this.owner.query(`drop table ${names.map((table) => `history.${table}`).join(', ')}`);
      for (const table of names) await this.owner.query(`alter table ${sideSchema}.${table} set schema history`);
    });
  }
}

async function positionIn(client: pg.Client, hold = ''): Promise<number> {
  const text = `select position::float8 as position from history.checkpoint where name = 'search' ${hold}`;
  return (await client.query<{ position: number }>(text)).rows[0]?.position ?? 0;
}
