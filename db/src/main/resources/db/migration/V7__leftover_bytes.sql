-- Photos whose row is gone and whose bytes are still to be removed from the photo store. A trigger notes them, so whoever
-- deletes an album or an account need not think of it, and a node that dies in the middle leaves nothing behind.
create table leftover_bytes (
    photo_id uuid primary key,
    due_at   timestamptz not null default now(),
    removed  boolean     not null default false
);
create index leftover_bytes_due on leftover_bytes (due_at);
comment on column leftover_bytes.removed is 'once: a worker that had the photo just then may have written again, so there is a second time';

create function note_leftover() returns trigger language plpgsql as $$
begin
    insert into leftover_bytes (photo_id) values (old.id) on conflict do nothing;
    return null;
end $$;
create trigger photo_leaves_bytes after delete on photo for each row execute function note_leftover();
