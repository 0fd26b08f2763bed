-- Which sockets live where. Not in the log: only the first and the last of a person's sockets make a fact.
create schema presence;

create table presence.nodes (
  node uuid primary key,
  beat_at timestamptz not null default clock_timestamp()
);

create table presence.sockets (
  socket text primary key,
  node uuid not null,
  actor_kind smallint not null,
  actor uuid not null,
  since timestamptz not null default clock_timestamp()
);
create index sockets_actor on presence.sockets (actor);
create index sockets_node on presence.sockets (node);

grant usage on schema presence to parley_app;
grant select, insert, update, delete on all tables in schema presence to parley_app;
