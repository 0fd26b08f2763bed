create schema keys;

-- One row per person, also after the key is destroyed: so that no later command makes that person a new one unnoticed.
create table keys.person_keys (
  key_ref uuid primary key,
  person uuid not null unique,
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);

comment on column keys.person_keys.wrapped is 'The 256-bit key, encrypted under the master key, which is not in this database.';

revoke all on schema keys from public;
grant usage on schema keys to parley_app;
grant select, insert, update on keys.person_keys to parley_app;
