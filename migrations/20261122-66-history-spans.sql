-- From when to when each chat was open, so that the chats of a moment are found however many there are. A column of its own:
-- last_at changes with every message, and a row whose indexed columns change has to enter all indexes anew.
alter table history.chats add column ended_at timestamptz;
update history.chats set ended_at = last_at where status = 'closed';
create index chats_open on history.chats using gist (tstzrange(started_at, ended_at, '[]'));

comment on column history.chats.ended_at is 'When the chat was closed; null while it is open.';
