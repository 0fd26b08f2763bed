-- Streams whose facts could not be folded: the rest goes on, health is red, and a rebuild beside mends it.
create table view.parked (
  stream uuid primary key,
  position bigint not null,
  reason text not null,
  parked_at timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on view.parked to parley_app;
