-- Confirmed addresses ---------------------------------------------------------------------------------------------------

alter table account add column confirmed_at timestamptz;
comment on column account.confirmed_at is 'when the address was shown to be theirs; until then nobody''s doings are mailed there';
-- who is here already was never asked
update account set confirmed_at = created_at;

-- Mails about an account ------------------------------------------------------------------------------------------------

-- The columns of the mail ledger, because the same rules hold: claimed under a lease, sent at most once where that can be known.
create table account_mail (
    id           uuid primary key default uuidv7(),
    kind         text        not null check (kind in ('CONFIRM', 'RESET', 'MOVED', 'INVITE', 'TEST')),
    account_id   uuid        not null references account on delete cascade,
    email        text        not null,
    state        text        not null default 'PENDING'
        check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'CANCELLED')),
    worker       text,
    lease_until  timestamptz,
    attempts     int         not null default 0,
    first_try_at timestamptz,
    settled_at   timestamptz,
    reply        text,
    created_at   timestamptz not null default now()
);
create index account_mail_account on account_mail (account_id, kind);
create index account_mail_email on account_mail (lower(email), created_at);
comment on column account_mail.account_id is 'whose account it is about; of an invitation, who invites';
comment on column account_mail.email is 'where it goes';

-- What a link in such a mail allows. The token itself is in the mail and nowhere else.
create table mail_link (
    token_hash bytea primary key,
    mail_id    uuid        not null references account_mail on delete cascade,
    expires_at timestamptz not null
);
create index mail_link_mail on mail_link (mail_id);
