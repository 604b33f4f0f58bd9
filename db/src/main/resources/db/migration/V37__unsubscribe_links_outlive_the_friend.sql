-- A mail in somebody's mailbox stays when its sender has gone, and its link with it.
alter table unsubscribe_link alter column friend_id drop not null;
alter table unsubscribe_link drop constraint unsubscribe_link_friend_id_fkey;
alter table unsubscribe_link add constraint unsubscribe_link_friend_id_fkey
    foreign key (friend_id) references account on delete set null;
