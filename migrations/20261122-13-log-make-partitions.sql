-- Makes the partition of each lane's head and `ahead` further ones, of 2^24 positions each; answers how many it made.
-- For the owner, at any time, also while others append. Partitions before the head's are left alone: they may be archived.
create function log.make_partitions(ahead integer default 2) returns integer
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  size constant bigint := 16777216;
  made integer := 0;
  head record;
  wanted bigint;
  name text;
begin
  perform pg_advisory_xact_lock(1348563564, -1);
  select e.lane, e.position into head from log.events e order by e.lane desc, e.position desc limit 1;
  loop
    for wanted in coalesce(head.position, 0) / size .. coalesce(head.position, 0) / size + ahead loop
      name := 'events_' || lpad(wanted::text, 5, '0');
      continue when to_regclass(format('log.%I', name)) is not null;
      -- Made apart and then attached: attaching does not lock out those who append.
      execute format('create table log.%I (like log.events including defaults including constraints)
        with (autovacuum_vacuum_insert_scale_factor = 0.02)', name);
      execute format('alter table log.%I add primary key (lane, position)', name);
      execute format('create unique index %I on log.%I (lane, stream_id, stream_version)', name || '_stream', name);
      execute format('create trigger refuse_change before update or delete or truncate on log.%I
        execute function log.refuse_change()', name);
      execute format('alter table log.events attach partition log.%I for values from (%s) to (%s)',
        name, wanted * size, (wanted + 1) * size);
      made := made + 1;
    end loop;
    select e.lane, e.position into head from log.events e
      where e.lane < head.lane order by e.lane desc, e.position desc limit 1;
    exit when not found;
  end loop;
  return made;
end
$$;

revoke all on function log.make_partitions(integer) from public;

select log.make_partitions();
