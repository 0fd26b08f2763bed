-- Counts an attempt in every bucket before the password is looked at, so that attempts at the same moment count too; a
-- success gives it back. False while one of the buckets waits; a refused attempt counts nowhere.
create function auth.take_attempt(
  buckets bytea[], free integer[], first_wait integer[], longest_wait integer[], forget_after integer[]
) returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into auth.throttle (bucket, failures, since)
  select b, 0, clock_timestamp() from unnest(buckets) b order by b
  on conflict (bucket) do nothing;

  perform from auth.throttle t where t.bucket = any (buckets) order by t.bucket for update;
  if exists (select from auth.throttle t where t.bucket = any (buckets) and t.blocked_until > clock_timestamp()) then
    return false;
  end if;

  update auth.throttle t
  set failures = n.failures,
      since = case when n.failures = 1 then clock_timestamp() else t.since end,
      blocked_until = case
        when n.failures > r.free then clock_timestamp() + make_interval(
          secs => least(r.longest_wait, r.first_wait * 2 ^ least(n.failures - r.free - 1, 20)))
        else t.blocked_until
      end
  from unnest(buckets, free, first_wait, longest_wait, forget_after) as r (bucket, free, first_wait, longest_wait, forget_after),
    lateral (select case when t2.since < clock_timestamp() - make_interval(secs => r.forget_after) then 1
                         else t2.failures + 1 end as failures
             from auth.throttle t2 where t2.bucket = r.bucket) as n
  where t.bucket = r.bucket;
  return true;
end
$$;

grant execute on function auth.take_attempt to parley_app;
