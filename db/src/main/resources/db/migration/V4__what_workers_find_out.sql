alter table photo
    add column damaged    boolean not null default false,
    add column thumb_hash bytea,
    add column engine     text;
comment on column photo.damaged is 'a part of the picture is missing';
comment on column photo.thumb_hash is 'the picture in about twenty bytes, shown until it has come';
comment on column photo.engine is 'what made the renditions, with its version';
create index photo_settled on photo (settled_at) where settled_at is not null;
