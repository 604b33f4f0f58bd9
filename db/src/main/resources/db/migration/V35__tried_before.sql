-- A photo that somebody has tried again begins anew with what it may cost; what it has cost is not forgotten.
alter table photo add column tried_before int not null default 0;
comment on column photo.tried_before is 'attempts that had ended in failure when its owner or an operator asked for another one';

-- Those that may still be had back.
update removed_photo set content = content || '{"tried_before": 0}';
