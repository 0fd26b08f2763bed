-- Comings and goings that are no facts yet: they outlive the node that saw them. `change` tells one from the next.
create table presence.unrecorded (
  actor uuid primary key,
  actor_kind smallint not null,
  present boolean not null,
  change uuid not null default gen_random_uuid(),
  -- Milliseconds since 1970 on the clock of the node that saw it.
  since bigint not null,
  due_at bigint not null
);
create index unrecorded_due on presence.unrecorded (due_at);
grant select, insert, update, delete on presence.unrecorded to parley_app;
