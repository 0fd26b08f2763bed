-- What browsers see. Everything here can be rebuilt from the log; nothing here decides.
create schema view;

create table view.checkpoint (
  name text primary key,
  position bigint not null
);
insert into view.checkpoint (name, position) values ('live', 0);

-- One row a feed: the number of its last change, the lowest number from which it can be resumed,
-- and the log position of the last write (so that other nodes find what changed).
create table view.heads (
  kind smallint not null,
  feed uuid not null,
  seq bigint not null,
  floor bigint not null default 0,
  primary key (kind, feed)
) with (fillfactor = 60);

-- The projector's notebook: never on the wire.
create table view.chat_state (key uuid primary key, body json not null) with (fillfactor = 60);
create table view.operator_state (key uuid primary key, body json not null) with (fillfactor = 60);
create table view.site_state (key uuid primary key, body json not null) with (fillfactor = 60);

create table view.visitor_thread (
  feed uuid not null,
  n integer not null,
  seq bigint not null,
  gone boolean not null default false,
  body json,
  primary key (feed, n)
);
create index visitor_thread_seq on view.visitor_thread (feed, seq);
create table view.member_thread (like view.visitor_thread including defaults, primary key (feed, n));
create index member_thread_seq on view.member_thread (feed, seq);

create table view.visitor_state (
  feed uuid not null,
  key text not null,
  seq bigint not null,
  gone boolean not null default false,
  body json,
  primary key (feed, key)
) with (fillfactor = 60);
create table view.member_state (like view.visitor_state including defaults, primary key (feed, key)) with (fillfactor = 60);
create table view.dashboard (like view.visitor_state including defaults, primary key (feed, key)) with (fillfactor = 60);
create table view.me (like view.visitor_state including defaults, primary key (feed, key)) with (fillfactor = 60);
create table view.team (like view.visitor_state including defaults, primary key (feed, key)) with (fillfactor = 60);
create table view.operators (like view.visitor_state including defaults, primary key (feed, key)) with (fillfactor = 60);
create table view.sites (like view.visitor_state including defaults, primary key (feed, key)) with (fillfactor = 60);

grant usage on schema view to parley_app;
grant select, insert, update, delete on all tables in schema view to parley_app;
