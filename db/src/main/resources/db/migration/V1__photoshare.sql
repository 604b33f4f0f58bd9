-- Accounts and friends --------------------------------------------------------------------------------------------------

create table account (
    id         uuid primary key default uuidv7(),
    email      text        not null,
    name       text        not null,
    password   text        not null,
    operator   boolean     not null default false,
    wants_mail boolean     not null default true,
    created_at timestamptz not null default now()
);
create unique index account_email on account (lower(email));

create table invitation (
    id         uuid primary key default uuidv7(),
    inviter_id uuid        not null references account on delete cascade,
    invitee_id uuid        not null references account on delete cascade,
    created_at timestamptz not null default now(),
    unique (inviter_id, invitee_id),
    check (inviter_id <> invitee_id)
);
create index invitation_invitee on invitation (invitee_id);

-- A friendship is two rows, one for each side's own wishes.
create table friendship (
    account_id uuid        not null references account on delete cascade,
    friend_id  uuid        not null references account on delete cascade,
    wants_mail boolean     not null default true,
    since      timestamptz not null default now(),
    primary key (account_id, friend_id),
    check (account_id <> friend_id)
);
create index friendship_friend on friendship (friend_id);
comment on column friendship.wants_mail is 'account_id wants mail when friend_id shares photos';

-- Albums, batches, photos -----------------------------------------------------------------------------------------------

create table album (
    id         uuid primary key default uuidv7(),
    owner_id   uuid        not null references account on delete cascade,
    title      text        not null,
    created_at timestamptz not null default now()
);
create index album_owner on album (owner_id, id);

-- One upload: the photos that are announced in one mail.
create table batch (
    id         uuid primary key,
    album_id   uuid        not null references album on delete cascade,
    state      text        not null default 'OPEN' check (state in ('OPEN', 'CLOSED', 'DONE')),
    expected   int         not null,
    opened_at  timestamptz not null default now(),
    touched_at timestamptz not null default now(),
    closed_at  timestamptz,
    done_at    timestamptz
);
create index batch_album on batch (album_id);
create index batch_open on batch (touched_at) where state = 'OPEN';
comment on column batch.expected is 'how many files the uploader announced; decides the priority of their jobs';
comment on column batch.touched_at is 'an open batch that nothing touches for a while is closed by itself';

create table photo (
    id          uuid primary key default uuidv7(),
    album_id    uuid        not null references album on delete cascade,
    batch_id    uuid        not null references batch on delete cascade,
    file_key    text        not null,
    file_name   text        not null,
    format      text        not null,
    byte_size   bigint      not null,
    sha256      text        not null,
    width       int         not null,
    height      int         not null,
    taken_at    timestamptz,
    state       text        not null default 'UPLOADED' check (state in ('UPLOADED', 'READY', 'FAILED')),
    failure     text check ((failure is not null) = (state = 'FAILED')),
    worker      text,
    attempt     int         not null default 0,
    uploaded_at timestamptz not null default now(),
    started_at  timestamptz,
    settled_at  timestamptz,
    changed_in  xid8        not null default pg_current_xact_id(),
    unique (batch_id, file_key)
);
create index photo_album on photo (album_id, id);
create index photo_pending on photo (batch_id) where state = 'UPLOADED';
comment on column photo.file_key is 'made by the browser: sending a file twice makes one photo';
comment on column photo.changed_in is 'the transaction that last changed the row: what a live page has not seen yet';

-- What is owed ----------------------------------------------------------------------------------------------------------

-- A row lives until the effect of its job is committed, so a lost queue, reply or worker only means one more submission.
create table outbox (
    unique_id  text primary key,
    position   bigint generated always as identity,
    function   text        not null,
    payload    text        not null,
    priority   text        not null check (priority in ('HIGH', 'NORMAL', 'LOW')),
    due_at     timestamptz not null default now(),
    attempts   int         not null default 0,
    last_error text,
    dead       boolean     not null default false,
    created_at timestamptz not null default now()
);
create index outbox_due on outbox (due_at) where not dead;

-- At most one mail per friend and batch: the primary key says so.
create table mail_ledger (
    batch_id     uuid        not null references batch on delete cascade,
    recipient_id uuid        not null references account on delete cascade,
    state        text        not null default 'PENDING'
        check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'CANCELLED')),
    worker       text,
    lease_until  timestamptz,
    attempts     int         not null default 0,
    first_try_at timestamptz,
    settled_at   timestamptz,
    reply        text,
    created_at   timestamptz not null default now(),
    primary key (batch_id, recipient_id)
);
create index mail_ledger_recipient on mail_ledger (recipient_id, created_at);
comment on column mail_ledger.reply is 'what the mail server said last, or why the mail was not sent';

-- Bells: they only say where to look, the truth is in the rows ----------------------------------------------------------

create function stamp_photo() returns trigger language plpgsql as $$
begin
    new.changed_in := pg_current_xact_id();
    return new;
end $$;
create trigger photo_stamp before update on photo for each row execute function stamp_photo();

create function ring_album() returns trigger language plpgsql as $$
begin
    perform pg_notify('album', coalesce(new.album_id, old.album_id)::text);
    return null;
end $$;
create trigger photo_rings after insert or update or delete on photo for each row execute function ring_album();
create trigger batch_rings after insert or update on batch for each row execute function ring_album();

create function ring_album_of_mail() returns trigger language plpgsql as $$
begin
    perform pg_notify('album', (select album_id from batch where id = new.batch_id)::text);
    return null;
end $$;
create trigger mail_rings after insert or update on mail_ledger for each row execute function ring_album_of_mail();

create function ring_outbox() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', '');
    return null;
end $$;
create trigger outbox_rings after insert on outbox for each statement execute function ring_outbox();
