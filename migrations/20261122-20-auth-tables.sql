create schema auth;

-- Who may sign in and with what. Not in the log: a hash must be replaceable, and an auditor must not get it.
create table auth.credentials (
  operator uuid primary key,
  email text not null unique,
  hash text not null,
  state text not null check (state in ('default', 'own')),
  default_expires_at timestamptz,
  failures integer not null default 0,
  disabled boolean not null default false,
  check (state = 'own' or default_expires_at is not null)
);

comment on column auth.credentials.email is 'As it is looked up: trimmed, NFKC, lower case.';
comment on column auth.credentials.failures is 'Wrong passwords in a row.';

create table auth.sessions (
  id uuid primary key,
  id_hash bytea not null unique check (octet_length(id_hash) = 32),
  operator uuid not null references auth.credentials (operator),
  kind text not null check (kind in ('restricted', 'full')),
  agent text not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index on auth.sessions (operator);

comment on column auth.sessions.id is 'Names the session in lists; worth nothing to a thief.';
comment on column auth.sessions.id_hash is 'SHA-256 of what the cookie holds.';
comment on column auth.sessions.expires_at is 'The absolute end; idleness ends it earlier.';

-- Visitors hold a token for one site.
create table auth.visitor_tokens (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  visitor uuid not null unique,
  site uuid not null,
  seen_at timestamptz not null default now()
);
create index on auth.visitor_tokens (seen_at);

-- One row for each account, address, or pair of both that somebody failed on. Keys are hashes: an e-mail that belongs to
-- nobody is not kept.
create table auth.throttle (
  bucket bytea primary key,
  failures integer not null,
  since timestamptz not null,
  blocked_until timestamptz not null default '-infinity'
);
create index on auth.throttle (since);

-- Which accounts the literal default was tried on, by network.
create table auth.default_tries (
  network bytea not null,
  account bytea not null,
  tried_at timestamptz not null default now(),
  primary key (network, account)
);

grant usage on schema auth to parley_app;
grant select, insert, update, delete on all tables in schema auth to parley_app;
