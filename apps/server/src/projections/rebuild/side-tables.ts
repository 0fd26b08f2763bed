import type pg from 'pg';
import { kindCode, type FeedKind, feedKinds } from '../feeds';
import { noteTables, viewTables } from '../view-tables';

export const sideSchema = 'view_rebuilt';
/** One of the views, or all of them. */
export type WhichView = FeedKind | 'all';
export const whichViews: readonly WhichView[] = ['all', ...feedKinds];

const viewsOf = (kind: FeedKind): string[] => [viewTables[kind].items, viewTables[kind].states].flatMap((one) => one ?? []); // prettier-ignore
/** Tables that hold nothing but the chosen views. In this order they are locked. */
export const tablesOf = (which: WhichView): string[] =>
  which === 'all' ? ['heads', ...noteTables, ...feedKinds.flatMap(viewsOf), 'parked'] : viewsOf(which);
const all = tablesOf('all');

/** Each as the live one is: columns, indexes and how full its pages are. */
const copy = `do $$
declare t text; options text;
begin
  foreach t in array array[${[...all, 'checkpoint'].map((one) => `'${one}'`).join(',')}] loop
    select coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '') into options
      from pg_class where oid = format('view.%I', t)::regclass;
    execute format('create table ${sideSchema}.%I (like view.%I including all)%s', t, t, options);
  end loop;
end $$`;

/** What a rebuild that was broken off has left goes away first. */
export async function makeSideTables(owner: pg.Client): Promise<void> {
  await dropSideTables(owner);
  await owner.query(`create schema ${sideSchema}; ${copy};
    insert into ${sideSchema}.checkpoint (name, position) values ('live', 0);
    grant usage on schema ${sideSchema} to parley_app;
    grant select, insert, update, delete on all tables in schema ${sideSchema} to parley_app`);
}

export async function dropSideTables(owner: pg.Client): Promise<void> {
  await owner.query(`set client_min_messages = warning; drop schema if exists ${sideSchema} cascade`);
}

/** Keeps every projector from writing until the transaction ends, and tells where the live views stand. */
export async function holdLive(owner: pg.Client): Promise<number> {
  await owner.query('lock table view.checkpoint in exclusive mode');
  return positionOf(owner, 'view');
}

export async function positionOf(client: pg.Client, schema: string): Promise<number> {
  const text = `select position::float8 as position from ${schema}.checkpoint where name = 'live'`;
  return (await client.query<{ position: number }>(text)).rows[0]?.position ?? 0;
}

/** In the transaction that holds the live views: puts the rebuilt tables in their place. */
export async function switchTables(owner: pg.Client, which: WhichView, isNewLife: boolean): Promise<void> {
  const tables = tablesOf(which);
  await owner.query(`lock table ${tables.map((t) => `view.${t}`).join(', ')} in access exclusive mode`);
  for (const t of tables) await owner.query(`drop table view.${t}; alter table ${sideSchema}.${t} set schema view`);
  if (which !== 'all') await switchHeads(owner, kindCode(which));
  if (isNewLife) await owner.query(`update view.checkpoint set life = life + 1 where name = 'live'`);
}

async function switchHeads(owner: pg.Client, kind: number): Promise<void> {
  await owner.query('delete from view.heads where kind = $1', [kind]);
  await owner.query(`insert into view.heads select * from ${sideSchema}.heads where kind = $1`, [kind]);
}
