alter table photo add column lost int not null default 0;
comment on column photo.lost is 'attempts that were begun and never ended: a photo that takes its worker down is not tried for ever';
