-- An invitation goes to an address, which may have no account yet -------------------------------------------------------

alter table invitation alter column invitee_id drop not null;
alter table invitation add column email text;
update invitation set email = (select email from account where account.id = invitation.invitee_id);
create unique index invitation_address on invitation (inviter_id, lower(email)) where invitee_id is null;
create index invitation_email on invitation (lower(email)) where invitee_id is null;
comment on column invitation.invitee_id is 'null until somebody has shown that the address is theirs';

alter table account add column wants_invitations boolean not null default true;
comment on column account.wants_invitations is 'by mail; they stand on the page of friends in any case';

-- Whoever reads mail at this address wants no invitation by mail, from anybody.
create table closed_address (
    email      text primary key check (email = lower(email)),
    created_at timestamptz not null default now()
);
