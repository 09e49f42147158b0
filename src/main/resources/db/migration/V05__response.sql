-- What residents tell us. Four tables, and a rule that holds for all of them:
--
-- DO NOT add a time, a sequence, a position, a trigger history or a reference to anything that knows an order (a code, a
-- letter, a session, another answer) to any table below. The order in which people answered, joined with who was seen
-- when, says who gave which answer. That is also why `responses` rows get a new random id when they leave the pool.

-- The half-finished answers of one browser to one wave, unreadable without the secret in that browser's cookie.
create table drafts (
    -- Hexadecimal SHA-256 over a label, the wave and the cookie's secret: finds the row, tells nothing of the secret.
    id text not null,
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    -- AES-256-GCM: 12 bytes of nonce, then the ciphertext with its tag.
    sealed bytea not null,
    -- The draft is thrown away after this day. A day and no more: it is the same for everyone who came that day.
    last_day date not null,
    constraint drafts_pkey primary key (id),
    constraint draft_id_is_a_digest check (id ~ '^[0-9a-f]{64}$'),
    constraint draft_is_sealed_and_small check (octet_length(sealed) between 29 and 131072)
);
create index drafts_by_last_day on drafts (municipality_id, last_day);

-- Where a submitted answer waits until it can leave together with others (see FlushPool).
create table response_pool (
    submission_id uuid not null,
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    stratum integer not null,
    mode text not null,
    language text not null,
    codes smallint[] not null,
    texts jsonb not null,
    constraint response_pool_pkey primary key (submission_id),
    constraint pooled_response_mode_is_known check (mode in ('WEB', 'PAPER', 'WALK')),
    constraint pooled_response_language_is_a_tag check (language ~ '^[a-z]{2,3}$'),
    constraint pooled_response_codes_are_in_range
        check (array_position(codes, null) is null and -9 <= all (codes) and 99 >= all (codes)),
    constraint pooled_response_texts_are_an_object check (jsonb_typeof(texts) = 'object')
);
create index response_pool_by_stratum on response_pool (wave_id, stratum);

-- That a submission was received: makes a repeated one end in the same thank-you page. Holds a digest, because the
-- submission id itself stands in the pool beside the answer until the pool's dead rows are vacuumed away.
create table submission_receipts (
    submission_hash bytea not null,
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    constraint submission_receipts_pkey primary key (submission_hash),
    constraint submission_hash_is_a_digest check (octet_length(submission_hash) = 32)
);

-- The answers, mixed. Everything that evaluates reads this table only.
create table responses (
    id uuid not null default gen_random_uuid(),
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    stratum integer not null,
    mode text not null,
    language text not null,
    -- One code for each column of the wave's questionnaire, in the order of its columns.
    codes smallint[] not null,
    -- Free text by item key; only what was written.
    texts jsonb not null,
    -- The wave comes first: a wave is read as one range in the order of its random ids.
    constraint responses_pkey primary key (wave_id, id),
    constraint response_mode_is_known check (mode in ('WEB', 'PAPER', 'WALK')),
    constraint response_language_is_a_tag check (language ~ '^[a-z]{2,3}$'),
    constraint response_codes_are_in_range
        check (array_position(codes, null) is null and -9 <= all (codes) and 99 >= all (codes)),
    constraint response_texts_are_an_object check (jsonb_typeof(texts) = 'object')
);

alter table drafts enable row level security;
alter table drafts force row level security;
create policy drafts_of_own_municipality on drafts using (municipality_id = current_municipality());

alter table response_pool enable row level security;
alter table response_pool force row level security;
create policy response_pool_of_own_municipality on response_pool using (municipality_id = current_municipality());

alter table submission_receipts enable row level security;
alter table submission_receipts force row level security;
create policy submission_receipts_of_own_municipality on submission_receipts
    using (municipality_id = current_municipality());

alter table responses enable row level security;
alter table responses force row level security;
create policy responses_of_own_municipality on responses using (municipality_id = current_municipality());

-- Rows pass through these two quickly, and their dead rows must not lie around.
alter table drafts set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 100);
alter table response_pool set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 50);
