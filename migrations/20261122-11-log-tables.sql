create schema log;

-- Every key begins with the lane: a lane is one order, and no statement crosses lanes.
create table log.events (
  lane smallint not null,
  position bigint not null,
  stream_id uuid not null,
  stream_version integer not null,
  event_id uuid not null,
  type text not null,
  schema_version smallint not null,
  command_id uuid not null,
  command_seq smallint not null,
  correlation_id uuid not null,
  causation_id uuid not null,
  actor_kind smallint not null,
  actor_id uuid not null,
  key_ref uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  data json not null,
  sealed bytea,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (lane, position)
) partition by range (position);

comment on table log.events is 'What happened, in commit order. Positions are 1, 2, 3 ... in each lane, without holes.';
comment on column log.events.occurred_at is 'A claim of the caller; recorded_at is the clock of this database and never goes back within a lane.';
comment on column log.events.data is 'Clear: ids, numbers, codes. json and not jsonb, since the exact bytes are hashed.';
comment on column log.events.sealed is 'Personal words, encrypted under the key that key_ref names.';

create table log.streams (
  lane smallint not null,
  stream_id uuid not null,
  kind smallint not null,
  version integer not null,
  first_position bigint not null,
  last_position bigint not null,
  primary key (lane, stream_id)
) with (fillfactor = 70);

comment on table log.streams is 'The head of each stream. first_position and last_position tell which partitions hold it.';

create table log.receipts (
  lane smallint not null,
  actor_id uuid not null,
  command_id uuid not null,
  digest bytea not null,
  result json not null,
  first_position bigint,
  event_count integer not null,
  recorded_at timestamptz not null,
  primary key (lane, actor_id, command_id)
);

comment on table log.receipts is 'One row for each accepted command, also for one without events. Kept as long as the log.';
comment on column log.receipts.digest is 'Keyed hash of the body. Empty once its key is gone: then the id alone decides.';

create table log.heads (
  lane smallint not null,
  position bigint not null,
  hash bytea not null check (octet_length(hash) = 32),
  signed_at timestamptz not null,
  key_id text not null,
  note text not null,
  primary key (lane, position)
);

comment on table log.heads is 'Signed heads: copies are exported, since a chain inside one database proves nothing against its owner.';
