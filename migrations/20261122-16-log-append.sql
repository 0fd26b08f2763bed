-- The one way into the log. Takes the commands of one flush and answers one row for each, in order. Outcome: 0 recorded,
-- 1 duplicate (its receipt stands), 2 conflict (a stream is at another version), 3 the id was used for another body.
-- A command is recorded whole or not at all, and never touches its neighbours.
--
-- Three groups of arrays: per command, per write (a stream that a command was decided on) and per event. Writes stand in
-- the order of their commands, events in the order of their writes; write_of and event_of count from 1.
-- Two commands that write one stream, or one (actor, command id) twice, do not belong into one call: that raises.
create function log.append(
  p_lane smallint,
  p_command_ids uuid[], p_actor_kinds smallint[], p_actor_ids uuid[], p_digests bytea[], p_correlation_ids uuid[],
  p_causation_ids uuid[], p_occurred_us bigint[], p_results text[], p_write_counts integer[],
  p_write_of integer[], p_stream_ids uuid[], p_stream_kinds smallint[], p_expected integer[], p_event_counts integer[],
  p_event_of integer[], p_stream_versions integer[], p_command_seqs smallint[], p_event_ids uuid[], p_types text[],
  p_schema_versions smallint[], p_key_refs uuid[], p_datas text[], p_sealeds bytea[]
) returns table (outcome smallint, first_position bigint, recorded_us bigint, result text)
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
-- A plan made while the tables are empty must still be right when they are not.
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set plan_cache_mode = force_generic_plan
set jit = off
as $$
declare
  commands constant integer := coalesce(cardinality(p_command_ids), 0);
  writes constant integer := coalesce(cardinality(p_stream_ids), 0);
  events constant integer := coalesce(cardinality(p_event_ids), 0);
  leafs bytea[];
  outcomes smallint[] := array_fill(0::smallint, array[commands]);
  firsts bigint[] := array_fill(null::bigint, array[commands]);
  totals integer[] := array_fill(0, array[commands]);
  write_firsts bigint[] := array_fill(null::bigint, array[writes]);
  positions bigint[] := array_fill(null::bigint, array[events]);
  hashes bytea[] := array_fill(null::bytea, array[events]);
  conflicts integer[];
  receipts integer[];
  last record;
  head bigint;
  link bytea;
  recorded timestamptz;
  us bigint;
  w integer := 0;
  e integer := 0;
  seq integer;
  c integer;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'log.append needs read committed' using errcode = 'invalid_transaction_state';
  end if;

  -- Hashing the leafs needs nothing from the log, so it is done before others have to wait.
  leafs := array(select log.leaf_hash(
    p_stream_ids[p_event_of[i]], p_stream_versions[i], p_event_ids[i], p_types[i], p_schema_versions[i],
    p_command_ids[p_write_of[p_event_of[i]]], p_command_seqs[i], p_correlation_ids[p_write_of[p_event_of[i]]],
    p_causation_ids[p_write_of[p_event_of[i]]], p_actor_kinds[p_write_of[p_event_of[i]]],
    p_actor_ids[p_write_of[p_event_of[i]]], p_key_refs[i], p_occurred_us[p_write_of[p_event_of[i]]],
    p_datas[i], p_sealeds[i])
    from (select generate_series(1, events) as i) each_event);

  perform pg_advisory_xact_lock(1348563564, p_lane);

  -- In one statement: what stands in the way of whom, which is mostly nothing. Subqueries, not joins, so that each looks
  -- one row up by its key whatever the planner thinks of the size of a table.
  select
    array(select p_write_of[i] from (select generate_series(1, writes) as i) each_write
      where p_expected[i] is distinct from coalesce(
        (select s.version from log.streams s where s.lane = p_lane and s.stream_id = p_stream_ids[i]), 0)),
    array(select i from (select generate_series(1, commands) as i) each_command
      where exists (select from log.receipts r
        where r.lane = p_lane and r.actor_id = p_actor_ids[i] and r.command_id = p_command_ids[i] offset 0))
  into conflicts, receipts;
  select v.position, v.hash, v.recorded_at into last from log.events v
    where v.lane = p_lane order by v.position desc limit 1;
  head := coalesce(last.position, 0);
  link := coalesce(last.hash, log.genesis_hash(p_lane));
  recorded := greatest(clock_timestamp(), last.recorded_at);
  us := (extract(epoch from recorded) * 1000000)::bigint;

  foreach c in array conflicts loop
    outcomes[c] := 2;
  end loop;
  -- An empty digest means that its key was destroyed: then the id alone decides.
  foreach c in array receipts loop
    outcomes[c] := (select case when r.digest = p_digests[c] or '' in (r.digest, p_digests[c]) then 1 else 3 end
      from log.receipts r where r.lane = p_lane and r.actor_id = p_actor_ids[c] and r.command_id = p_command_ids[c]);
  end loop;

  -- Positions and the chain, in memory. Checks on the way that versions follow on each other.
  for c in 1 .. commands loop
    seq := 0;
    for i in 1 .. p_write_counts[c] loop
      w := w + 1;
      if outcomes[c] <> 0 then
        e := e + p_event_counts[w];
        continue;
      end if;
      write_firsts[w] := head + 1;
      for version in p_expected[w] + 1 .. p_expected[w] + p_event_counts[w] loop
        e := e + 1;
        seq := seq + 1;
        head := head + 1;
        if (p_write_of[w], p_event_of[e], p_stream_versions[e], p_command_seqs[e]) is distinct from (c, w, version, seq) then
          raise exception 'log.append: the arrays do not agree' using errcode = 'invalid_parameter_value';
        end if;
        link := log.chain_hash(link, p_lane, head, us, leafs[e]);
        hashes[e] := link;
        positions[e] := head;
      end loop;
    end loop;
    totals[c] := seq;
    if seq > 0 then
      firsts[c] := head - seq + 1;
    end if;
  end loop;
  if (w, e) is distinct from (writes, events) then
    raise exception 'log.append: the arrays do not agree' using errcode = 'invalid_parameter_value';
  end if;

  with moved_streams as (
    -- Refuses, as it should, a stream that is written twice in one call.
    insert into log.streams as s (lane, stream_id, kind, version, first_position, last_position)
      select p_lane, p_stream_ids[i], p_stream_kinds[i], p_expected[i] + p_event_counts[i], write_firsts[i],
        write_firsts[i] + p_event_counts[i] - 1
      from (select generate_series(1, writes) as i) each_write
      where p_event_counts[i] > 0 and write_firsts[i] is not null
    on conflict (lane, stream_id) do update set version = excluded.version, last_position = excluded.last_position
  ), given_receipts as (
    insert into log.receipts (lane, actor_id, command_id, digest, result, first_position, event_count, recorded_at)
      select p_lane, p_actor_ids[i], p_command_ids[i], p_digests[i], p_results[i]::json, firsts[i], totals[i], recorded
      from (select generate_series(1, commands) as i) each_command where outcomes[i] = 0
  )
  insert into log.events (lane, position, stream_id, stream_version, event_id, type, schema_version, command_id,
      command_seq, correlation_id, causation_id, actor_kind, actor_id, key_ref, occurred_at, recorded_at, data, sealed, hash)
    select p_lane, positions[i], p_stream_ids[p_event_of[i]], p_stream_versions[i], p_event_ids[i], p_types[i],
      p_schema_versions[i], p_command_ids[p_write_of[p_event_of[i]]], p_command_seqs[i],
      p_correlation_ids[p_write_of[p_event_of[i]]], p_causation_ids[p_write_of[p_event_of[i]]],
      p_actor_kinds[p_write_of[p_event_of[i]]], p_actor_ids[p_write_of[p_event_of[i]]], p_key_refs[i],
      'epoch'::timestamptz + p_occurred_us[p_write_of[p_event_of[i]]] * interval '1 microsecond', recorded,
      p_datas[i]::json, p_sealeds[i], hashes[i]
    from (select generate_series(1, events) as i) each_event where positions[i] is not null;

  if head > coalesce(last.position, 0) then
    perform pg_notify('parley_log', p_lane || ':' || head);
  end if;

  return query select outcomes[i],
      case outcomes[i] when 0 then firsts[i] when 1 then earlier.first_position end,
      case outcomes[i] when 0 then us when 1 then (extract(epoch from earlier.recorded_at) * 1000000)::bigint end,
      earlier.result::text
    from (select generate_series(1, commands) as i) each_command
    left join lateral (select r.first_position, r.recorded_at, r.result from log.receipts r
      where outcomes[i] = 1 and r.lane = p_lane and r.actor_id = p_actor_ids[i] and r.command_id = p_command_ids[i] offset 0
    ) earlier on true;
end
$$;
