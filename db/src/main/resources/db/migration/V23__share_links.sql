-- A link with which people without an account see one album. Only the hash of its token is kept, so nobody can read a link
-- that works out of the database; to revoke it is to delete it.
create table share_link (
    id         uuid primary key,
    album_id   uuid        not null references album on delete cascade,
    token_hash bytea       not null unique,
    label      text        not null,
    password   text,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    used_at    timestamptz
);
create index share_link_album on share_link (album_id, created_at);
comment on column share_link.id is 'made with the form: sending it twice makes one link';
comment on column share_link.password is 'encoded, as those of accounts; null if the link is enough';
comment on column share_link.expires_at is 'null: never';
