-- Tries of which nothing came ------------------------------------------------------------------------------------------

-- A worker died, or the mail server did not answer: the job was tried again, or will be. Kept for as long as the jobs
-- page looks back.
create table vain_try (
    function text        not null,
    worker   text,
    ended_at timestamptz not null default now()
);
create index vain_try_time on vain_try (ended_at);

-- The worker of before is at fault, if anybody.
create function note_vain_try() returns trigger language plpgsql as $$
begin
    insert into vain_try (function, worker) values (tg_argv[0], old.worker);
    return null;
end $$;

-- That a worker died with a photo is known when the next one begins.
create trigger photo_is_tried_again after update on photo for each row
    when (old.state = 'UPLOADED' and old.attempt > 0 and new.attempt > old.attempt)
    execute function note_vain_try('resize-photo');

-- A mail goes back when it surely did not go out; of one that may have, it is known when the next worker begins.
create trigger mail_is_tried_again after update on mail_ledger for each row
    when (old.state = 'SENDING' and new.state = 'PENDING' or old.state = 'UNCERTAIN' and new.state = 'SENDING')
    execute function note_vain_try('mail-friend');
create trigger account_mail_is_tried_again after update on account_mail for each row
    when (old.state = 'SENDING' and new.state = 'PENDING' or old.state = 'UNCERTAIN' and new.state = 'SENDING')
    execute function note_vain_try('mail-account');
