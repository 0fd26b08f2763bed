revoke all on schema log, audit from public;
revoke all on all tables in schema log, audit from public;
revoke all on all functions in schema log from public;

grant usage on schema log to parley_app;
grant select on log.events, log.streams, log.receipts, log.heads to parley_app;

do $$
begin
  execute format('grant execute on function %s to parley_app', 'log.append'::regproc::oid::regprocedure);
end
$$;

grant usage on schema audit to parley_auditor;
grant select on all tables in schema audit to parley_auditor;
