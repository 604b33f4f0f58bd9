-- The link at the foot of each mail about photos; it works for ever, without signing in. Only the hash of its token is kept.
create table unsubscribe_link (
    token_hash bytea primary key,
    account_id uuid        not null references account on delete cascade,
    friend_id  uuid        not null references account on delete cascade,
    created_at timestamptz not null default now()
);
create index unsubscribe_link_account on unsubscribe_link (account_id);
create index unsubscribe_link_friend on unsubscribe_link (friend_id);
