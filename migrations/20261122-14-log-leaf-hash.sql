-- What is hashed of one event: docs/hash-vectors.md says it byte by byte. Plain SQL, so that callers inline it.
create function log.leaf_hash(
  stream_id uuid, stream_version integer, event_id uuid, type text, schema_version smallint,
  command_id uuid, command_seq smallint, correlation_id uuid, causation_id uuid,
  actor_kind smallint, actor_id uuid, key_ref uuid, occurred_us bigint, data text, sealed bytea
) returns bytea
language sql stable parallel safe
as $$
  select sha256(
    '\x0100000010'::bytea || uuid_send(stream_id)
    || '\x00000004'::bytea || int4send(stream_version)
    || '\x00000010'::bytea || uuid_send(event_id)
    || int4send(octet_length(type)) || convert_to(type, 'UTF8')
    || '\x00000002'::bytea || int2send(schema_version)
    || '\x00000010'::bytea || uuid_send(command_id)
    || '\x00000002'::bytea || int2send(command_seq)
    || '\x00000010'::bytea || uuid_send(correlation_id)
    || '\x00000010'::bytea || uuid_send(causation_id)
    || '\x00000002'::bytea || int2send(actor_kind)
    || '\x00000010'::bytea || uuid_send(actor_id)
    || coalesce('\x00000010'::bytea || uuid_send(key_ref), '\xffffffff'::bytea)
    || '\x00000008'::bytea || int8send(occurred_us)
    || int4send(octet_length(data)) || convert_to(data, 'UTF8')
    || coalesce(int4send(octet_length(sealed)) || sealed, '\xffffffff'::bytea)
  )
$$;
