-- Says that Parley is up. After a gap, all that waits for somebody to come back waits longer by it and by p_extra: our own
-- outage never times anybody out. Answers by how much. `p_first`: nobody kept the deadlines before, so any gap counts.
create function automation.beat(p_now bigint, p_first boolean, p_silence integer, p_extra integer) returns bigint
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  last bigint;
  moved bigint := 0;
begin
  select h.beat_at into last from automation.heartbeat h for update;
  if last is null then
    insert into automation.heartbeat (beat_at) values (p_now);
    return 0;
  end if;
  if p_now > last and (p_first or p_now - last > p_silence) then
    moved := p_now - last + p_extra;
    update automation.deadlines d set due_at = d.due_at + moved where d.moves and not d.done;
    -- Who was lost while Parley was up, and not those whom this start has just found missing.
    update presence.unrecorded u set since = u.since + moved, due_at = greatest(u.due_at, p_now + p_silence)
      where not u.present and u.since <= last + p_silence and u.since < p_now - p_silence;
  end if;
  update automation.heartbeat h set beat_at = greatest(p_now, last);
  return moved;
end
$$;

grant execute on function automation.beat to parley_app;
