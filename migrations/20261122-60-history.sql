-- What history is searched by. Everything here can be rebuilt from the log; it is written by a reader of its own, apart
-- from the live views.
create schema history;

create table history.checkpoint (
  name text primary key,
  position bigint not null
);
insert into history.checkpoint (name, position) values ('search', 0), ('erasures', 0);

comment on table history.checkpoint is 'search: the facts that can be found. erasures: the requests that are done.';

create table history.chats (
  chat uuid primary key,
  site uuid not null,
  visitor uuid not null,
  number integer not null,
  name text,
  email text,
  erased boolean not null default false,
  status text not null check (status in ('waiting', 'active', 'vacant', 'closed')),
  ending text check (ending in ('left', 'kicked', 'timed-out')),
  messages integer not null default 0,
  started_at timestamptz not null,
  last_at timestamptz not null,
  state json not null
) with (fillfactor = 70);
create index chats_started on history.chats (started_at desc, chat desc);
create index chats_site on history.chats (site, started_at desc, chat desc);
create index chats_visitor on history.chats (visitor);

comment on column history.chats.ending is 'How the visitor went, if for good or for now.';
comment on column history.chats.state is 'The reader''s notebook: the chat as the rules see it, without a word of anybody.';

-- Who was in a chat at any time, and who watched it.
create table history.people (
  operator uuid not null,
  chat uuid not null references history.chats (chat),
  relation text not null check (relation in ('member', 'watcher')),
  primary key (operator, chat, relation)
);

create table history.words (
  chat uuid not null,
  position bigint not null,
  text text not null,
  primary key (chat, position)
);
create index words_text on history.words using gin (to_tsvector('simple', text));

grant usage on schema history to parley_app;
grant select, insert, update, delete on all tables in schema history to parley_app;
