-- Likes -----------------------------------------------------------------------------------------------------------------

-- No foreign key to the photo: whoever has a removed photo back has its likes back.
create table photo_like (
    photo_id   uuid        not null,
    account_id uuid        not null references account on delete cascade,
    created_at timestamptz not null default now(),
    primary key (photo_id, account_id)
);
create index photo_like_account on photo_like (account_id);

alter table photo add column likes int not null default 0;
comment on column photo.likes is 'counted here, so that pages need not, and live pages hear of it';

create function count_like() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        update photo set likes = likes + 1 where id = new.photo_id;
    else
        update photo set likes = likes - 1 where id = old.photo_id;
    end if;
    return null;
end $$;
create trigger like_counts after insert or delete on photo_like for each row execute function count_like();

-- Pages -----------------------------------------------------------------------------------------------------------------

-- What can be seen of an album, for its cover and the number beside it, without reading the photos.
create index photo_ready on photo (album_id, id) where state = 'READY';
