-- The one way into log.heads, for the sealer. A head that the log does not have is refused; one that is there already stays.
create function log.add_head(
  p_lane smallint, p_position bigint, p_hash bytea, p_signed_at timestamptz, p_key_id text, p_note text
) returns void
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not exists (select from log.events e where e.lane = p_lane and e.position = p_position and e.hash = p_hash) then
    raise exception 'the log has no head like this at %', p_position using errcode = 'invalid_parameter_value';
  end if;
  insert into log.heads (lane, position, hash, signed_at, key_id, note)
    values (p_lane, p_position, p_hash, p_signed_at, p_key_id, p_note)
  on conflict do nothing;
end
$$;

revoke all on function log.add_head(smallint, bigint, bytea, timestamptz, text, text) from public;
grant execute on function log.add_head(smallint, bigint, bytea, timestamptz, text, text) to parley_app;
