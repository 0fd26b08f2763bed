-- What an auditor's own login sees. The columns are named, so that a later one is shown by decision and not by accident.
create schema audit;

create view audit.events as
  select lane, position, stream_id, stream_version, event_id, type, schema_version, command_id, command_seq,
    correlation_id, causation_id, actor_kind, actor_id, key_ref, occurred_at, recorded_at, data, sealed, hash
  from log.events;

create view audit.streams as
  select lane, stream_id, kind, version, first_position, last_position from log.streams;

create view audit.receipts as
  select lane, actor_id, command_id, first_position, event_count, recorded_at from log.receipts;

create view audit.heads as
  select lane, position, hash, signed_at, key_id, note from log.heads;
