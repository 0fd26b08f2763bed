create function log.refuse_change() returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'the log only grows: % on % is refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;

-- Statement triggers: they cost an insert nothing, and refuse also where no row would be touched.
create trigger refuse_change before update or delete or truncate on log.events execute function log.refuse_change();
create trigger refuse_change before update or delete or truncate on log.receipts execute function log.refuse_change();
create trigger refuse_change before update or delete or truncate on log.heads execute function log.refuse_change();
create trigger refuse_removal before delete or truncate on log.streams execute function log.refuse_change();
