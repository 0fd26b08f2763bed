-- Takes the sockets of nodes that are silent or have stopped, and notes whose last ones they were, all in one go: who
-- sweeps may end the moment after. In the order of ids, so that two who sweep at once do not wait for each other in a ring.
create function presence.sweep(p_silent_for integer, p_since bigint, p_due bigint) returns integer
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  one record;
  lost integer := 0;
begin
  delete from presence.nodes n where n.beat_at < clock_timestamp() - p_silent_for * interval '1 millisecond';
  for one in
    select s.actor, min(s.actor_kind)::smallint as kind from presence.sockets s
    where not exists (select from presence.nodes n where n.node = s.node)
    group by s.actor order by s.actor
  loop
    perform pg_advisory_xact_lock(hashtextextended(one.actor::text, 0));
    delete from presence.sockets s
    where s.actor = one.actor and not exists (select from presence.nodes n where n.node = s.node);
    if found and not exists (select from presence.sockets s where s.actor = one.actor) then
      lost := lost + 1;
      insert into presence.unrecorded as u (actor, actor_kind, present, since, due_at)
      values (one.actor, one.kind, false, p_since, p_due)
      on conflict (actor) do update
        set present = false, change = excluded.change, since = excluded.since, due_at = excluded.due_at;
    end if;
  end loop;
  return lost;
end
$$;

grant execute on function presence.sweep to parley_app;
