-- Who was never asked reads pages in the language of the browser.
alter table account add column language_chosen boolean not null default false;
update account set language_chosen = true where language <> 'en';
comment on column account.language is 'of mails; chosen, or that of the page on which the account was made';
comment on column account.language_chosen is 'whether anybody did: then pages follow it too';

-- Whoever registers an address that has an account hears the same as everybody; its owner hears of it.
alter table account_mail
    drop constraint account_mail_kind_check,
    add constraint account_mail_kind_check check (kind in ('CONFIRM', 'RESET', 'MOVED', 'INVITE', 'KNOWN', 'TEST'));
