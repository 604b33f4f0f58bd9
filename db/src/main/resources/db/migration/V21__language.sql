-- The language that somebody reads, for mails: a page asks the browser.
alter table account add column language text not null default 'en' check (language in ('en', 'de'));
comment on column account.language is 'as its holder chose it, or as the page spoke on which the account was made';

-- Who signs in at a provider has none.
alter table account alter column password drop not null;
