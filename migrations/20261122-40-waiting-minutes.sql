-- How many visitors waited when a minute began, by site. One row a minute, kept for an hour; a minute without a row is one
-- in which no Parley ran. A sample of the views: it is not rebuilt, and nothing decides by it.
create table view.waiting_minutes (
  minute timestamptz primary key,
  sites json not null
);
grant select, insert, delete on view.waiting_minutes to parley_app;
