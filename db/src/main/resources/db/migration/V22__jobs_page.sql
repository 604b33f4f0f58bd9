-- What operators look at every second is found by an index, however many photos and mails there are ---------------------

alter table mail_ledger add column began_at timestamptz;
alter table account_mail add column began_at timestamptz;
comment on column mail_ledger.began_at is 'when the worker claimed it that has or had it last';
comment on column account_mail.began_at is 'when the worker claimed it that has or had it last';

create index photo_working on photo (started_at) where state = 'UPLOADED' and started_at is not null;
create index photo_failed on photo (settled_at) where state = 'FAILED';
create index mail_ledger_made on mail_ledger (created_at);
create index mail_ledger_settled on mail_ledger (settled_at);
create index mail_ledger_sending on mail_ledger (began_at) where state = 'SENDING';
create index mail_ledger_undecided on mail_ledger (created_at) where state in ('FAILED', 'UNCERTAIN');
create index account_mail_settled on account_mail (settled_at);
create index account_mail_sending on account_mail (began_at) where state = 'SENDING';
create index outbox_failing on outbox (created_at) where attempts > 0;
