-- How often something was tried of late, counted by all web nodes together.
create table rate_limit (
    subject text primary key,
    used    int         not null,
    ends_at timestamptz not null
);
create index rate_limit_end on rate_limit (ends_at);
comment on column rate_limit.subject is 'what is tried, and by whom or on whom';
