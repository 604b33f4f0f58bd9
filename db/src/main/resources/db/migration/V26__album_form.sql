alter table album add form_id uuid unique;
comment on column album.form_id is 'of the form that made it: sending it twice makes one album';
