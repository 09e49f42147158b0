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

-- Long work that somebody asked for: one row each, its result beside it in the data folder for a day.
create table jobs (
    id uuid not null,
    municipality_id uuid not null references municipalities (id),
    requested_by uuid not null references users (id) on delete cascade,
    wave_id uuid not null references waves (id) on delete cascade,
    kind text not null,
    -- language of the result
    language text not null,
    state text not null,
    -- per cent
    progress int not null default 0,
    -- how often it was begun: more than once after a restart of the program
    starts int not null default 0,
    -- why it failed, as the name of a problem
    failure text,
    file_name text not null,
    media_type text not null,
    requested_at timestamptz not null,
    keep_until timestamptz not null,
    constraint jobs_pkey primary key (id),
    constraint job_kind_is_plain check (kind ~ '^[a-z][a-z-]{1,39}$'),
    constraint job_language_is_known check (language in ('de', 'en')),
    constraint job_state_is_known check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    constraint job_progress_is_per_cent check (progress between 0 and 100),
    constraint job_that_failed_says_why check ((state = 'FAILED') = (failure is not null))
);
create index jobs_by_user on jobs (requested_by, requested_at desc);
alter table jobs enable row level security;
alter table jobs force row level security;
create policy jobs_of_own_municipality on jobs using (municipality_id = current_municipality());
