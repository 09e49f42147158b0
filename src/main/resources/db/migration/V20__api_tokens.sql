-- Keys with which programs call the interface in somebody's name. Only the digest is kept; the key itself is shown once.
create table api_tokens (
    id uuid not null,
    municipality_id uuid not null references municipalities (id),
    user_id uuid not null references users (id) on delete cascade,
    name text not null,
    role text not null,
    token_hash text not null,
    made_on date not null,
    -- the last day on which it is good
    ends_on date not null,
    -- a day, no time: when somebody's programs ran is nobody's business
    last_used_on date,
    constraint api_tokens_pkey primary key (id),
    constraint api_token_is_unique unique (token_hash),
    constraint api_token_is_a_digest check (token_hash ~ '^[0-9a-f]{64}$'),
    constraint api_token_name_is_given check (length(name) between 1 and 100),
    constraint api_token_role_is_of_a_city check (role in ('ANALYST', 'CITY_ADMIN')),
    constraint api_token_ends check (ends_on >= made_on and ends_on <= made_on + 366)
);
create index api_tokens_by_user on api_tokens (user_id);
alter table api_tokens enable row level security;
alter table api_tokens force row level security;
create policy api_tokens_of_own_municipality on api_tokens using (municipality_id = current_municipality());
-- A call says whose it is by the key alone: the row is shown to whoever holds it.
create policy api_tokens_by_key on api_tokens for select using (token_hash = current_setting('defus.api_token', true));
