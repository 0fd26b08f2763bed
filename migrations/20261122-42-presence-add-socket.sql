-- Answers with the change when the person had no live socket before. One person's sockets come and go one at a time, over
-- all nodes: two last ones that are lost at the same moment must not each take the other for alive.
create function presence.add_socket(p_socket text, p_node uuid, p_kind smallint, p_actor uuid, p_since bigint, p_due bigint)
  returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  others boolean;
  told uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_actor::text, 0));
  others := exists (select from presence.sockets s where s.actor = p_actor and s.socket <> p_socket);
  insert into presence.sockets (socket, node, actor_kind, actor) values (p_socket, p_node, p_kind, p_actor)
  on conflict (socket) do nothing;
  if others then
    return null;
  end if;
  insert into presence.unrecorded as u (actor, actor_kind, present, since, due_at)
  values (p_actor, p_kind, true, p_since, p_due)
  on conflict (actor) do update
    set present = true, change = excluded.change, since = excluded.since, due_at = excluded.due_at
  returning u.change into told;
  return told;
end
$$;

grant execute on function presence.add_socket to parley_app;
