-- What Parley does by itself, by the clock or at once. Folded from the log with a checkpoint of its own; what is due is
-- sent as a command, and the rule decides again. Times are milliseconds since 1970 on the clocks of the nodes.
create schema automation;

-- One row. Whoever folds moves it from where he left it, or another has taken over. Another shape: folded anew.
create table automation.checkpoint (
  name text primary key,
  position bigint not null,
  shape text not null,
  settings json
);
insert into automation.checkpoint (name, position, shape) values ('live', 0, '');

-- Open chats, as the reactions need them; `people` are members, watchers and targets of offers.
create table automation.chats (
  chat uuid primary key,
  people uuid[] not null,
  body json not null
) with (fillfactor = 60);
create index chats_people on automation.chats using gin (people);

create table automation.operators (operator uuid primary key, body json not null) with (fillfactor = 60);

create table automation.deadlines (
  key text primary key,
  -- The chat or the operator.
  about uuid not null,
  due_at bigint not null,
  -- An outage of ours moves it.
  moves boolean not null,
  command json not null,
  event_id uuid not null,
  correlation_id uuid not null,
  done boolean not null default false,
  tries integer not null default 0,
  retry_at bigint not null default 0
);
create index deadlines_about on automation.deadlines (about);
create index deadlines_due on automation.deadlines (due_at) where not done;

-- When Parley was last known to be up, on whichever node.
create table automation.heartbeat (
  single boolean primary key default true check (single),
  beat_at bigint not null
);

grant usage on schema automation to parley_app;
grant select, insert, update, delete on all tables in schema automation to parley_app;
