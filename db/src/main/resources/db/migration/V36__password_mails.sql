-- Whoever did not change it learns of it.
alter table account_mail
    drop constraint account_mail_kind_check,
    add constraint account_mail_kind_check
        check (kind in ('CONFIRM', 'RESET', 'MOVED', 'PASSWORD', 'INVITE', 'KNOWN', 'TEST'));
