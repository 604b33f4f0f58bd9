-- Whoever opens the link again that confirmed their address shall hear that it did.
alter table mail_link add column spent_at timestamptz;
