-- What was done ---------------------------------------------------------------------------------------------------------

-- A photo, an album or an account may go; what was done for it remains done. Kept for as long as the jobs page looks back.
create table settled_job (
    function   text        not null,
    worker     text,
    engine     text,
    good       boolean     not null,
    began_at   timestamptz,
    settled_at timestamptz not null
);
create index settled_job_time on settled_job (settled_at);

create function note_settled_photo() returns trigger language plpgsql as $$
begin
    insert into settled_job values
        ('resize-photo', new.worker, new.engine, new.state = 'READY', new.started_at, new.settled_at);
    return null;
end $$;
create trigger photo_is_settled after update on photo for each row
    when (old.settled_at is null and new.settled_at is not null) execute function note_settled_photo();

create function note_settled_mail() returns trigger language plpgsql as $$
begin
    insert into settled_job values
        (tg_argv[0], new.worker, null, new.state = 'SENT', new.began_at, new.settled_at);
    return null;
end $$;
create trigger mail_is_settled after update on mail_ledger for each row
    when (old.settled_at is null and new.settled_at is not null and new.state <> 'CANCELLED')
    execute function note_settled_mail('mail-friend');
create trigger account_mail_is_settled after update on account_mail for each row
    when (old.settled_at is null and new.settled_at is not null and new.state <> 'CANCELLED')
    execute function note_settled_mail('mail-account');

-- What is owed ----------------------------------------------------------------------------------------------------------

alter table outbox add column submissions int not null default 0;
comment on column outbox.submissions is 'how often it was submitted since it last failed: the wait for the next time grows with it';
