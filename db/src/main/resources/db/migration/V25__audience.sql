alter table batch add audience uuid[];
comment on column batch.audience is 'the friends who are to be mailed; null means all';

-- The same bytes once more in an album are no new photo.
create index photo_bytes on photo (album_id, sha256);
