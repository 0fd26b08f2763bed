-- One step of the chain: each event's hash covers the hash before it, its place, its time and its leaf.
create function log.chain_hash(previous bytea, lane smallint, place bigint, recorded_us bigint, leaf bytea) returns bytea
language sql stable parallel safe
as $$
  select sha256(previous || int2send(lane) || int8send(place) || int8send(recorded_us) || leaf)
$$;

-- The hash before the first event of a lane.
create function log.genesis_hash(lane smallint) returns bytea
language sql stable parallel safe
as $$
  select sha256(convert_to('parley log, lane ' || lane, 'UTF8'))
$$;
