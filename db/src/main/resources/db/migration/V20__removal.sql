-- However a photo's row goes, alone or with its album or its owner's account: its bytes are still in the photo store, and
-- its owner may want it back.
create table removed_photo (
    id         uuid primary key,
    album_id   uuid        not null,
    content    jsonb       not null,
    removed_at timestamptz not null default now(),
    removed_in xid8        not null default pg_current_xact_id(),
    sweeping   boolean     not null default false
);
create index removed_photo_age on removed_photo (removed_at);
create index removed_photo_album on removed_photo (album_id);
comment on column removed_photo.content is 'the row as it was';
comment on column removed_photo.sweeping is 'its bytes are being deleted: too late to have it back';
comment on column removed_photo.removed_in is 'the transaction: what a live page has not seen yet';

create function keep_removed_photo() returns trigger language plpgsql as $$
begin
    insert into removed_photo (id, album_id, content) values (old.id, old.album_id, to_jsonb(old))
    on conflict (id) do update
        set content = excluded.content, removed_at = excluded.removed_at, removed_in = excluded.removed_in;
    return null;
end $$;
create trigger photo_is_removed after delete on photo for each row execute function keep_removed_photo();

-- Left to its foreign keys an album would lock its batches before its photos. Everybody else locks photo, then batch.
create function remove_photos_first() returns trigger language plpgsql as $$
begin
    delete from photo where album_id = old.id;
    return old;
end $$;
create trigger album_removes_photos before delete on album for each row execute function remove_photos_first();
