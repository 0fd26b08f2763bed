-- Answers with the change when it was the person's last live socket; a socket that was swept before is none.
create function presence.remove_socket(p_socket text, p_kind smallint, p_actor uuid, p_since bigint, p_due bigint)
  returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  told uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_actor::text, 0));
  delete from presence.sockets s where s.socket = p_socket;
  if not found or exists (select from presence.sockets s where s.actor = p_actor) then
    return null;
  end if;
  insert into presence.unrecorded as u (actor, actor_kind, present, since, due_at)
  values (p_actor, p_kind, false, p_since, p_due)
  on conflict (actor) do update
    set present = false, change = excluded.change, since = excluded.since, due_at = excluded.due_at
  returning u.change into told;
  return told;
end
$$;

grant execute on function presence.remove_socket to parley_app;
