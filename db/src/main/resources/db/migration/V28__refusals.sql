-- Why a photo failed, in whichever language its owner reads.
alter table photo
    add column failure_code      text,
    add column failure_arguments text[];
comment on column photo.failure is 'why, in English';
comment on column photo.failure_code is 'names the sentence in the bundle of refusals; null of photos that failed before there was one';
comment on column photo.failure_arguments is 'what the sentence speaks of';
