-- Whoever invites hears of the yes.
alter table friendship add column news boolean not null default false;
comment on column friendship.news is 'friend_id accepted the invitation of account_id, who has not been told yet';
