-- How a wave's sample is planned and drawn. One a wave.
create table samples (
    wave_id uuid primary key references waves (id),
    municipality_id uuid not null references municipalities (id),
    method text not null,
    response_percent int not null,
    -- SHA-256 over the sorted list that was drawn from, and the seed of the draw: who has the list can repeat the draw.
    list_digest text,
    seed bigint,
    coded boolean not null default false,
    reminder_lists int not null default 0,
    constraint sample_method_is_known check (method in ('PROPORTIONAL', 'FIXED', 'NEYMAN')),
    constraint sample_response_rate_is_a_percentage check (response_percent between 1 and 100),
    constraint sample_list_digest_is_a_digest check (list_digest ~ '^[0-9a-f]{64}$'),
    constraint sample_seed_is_short check (seed between 0 and 999999999999),
    constraint sample_with_codes_is_drawn check (not coded or seed is not null),
    constraint sample_is_reminded_twice_at_most check (reminder_lists between 0 and 2)
);
alter table samples enable row level security;
alter table samples force row level security;
create policy samples_of_own_municipality on samples using (municipality_id = current_municipality());

-- The strata of a sample: a district's inhabitants when it was planned, and how many letters go there.
create table sample_strata (
    wave_id uuid not null references samples (wave_id) on delete cascade,
    stratum int not null,
    municipality_id uuid not null references municipalities (id),
    population int not null,
    -- expected share of the main indicator in percent: its spread is what Neyman's allocation goes by
    share_percent int not null,
    letters int not null,
    primary key (wave_id, stratum),
    constraint stratum_has_a_population check (population >= 0),
    constraint stratum_share_is_a_percentage check (share_percent between 1 and 99),
    constraint stratum_letters_are_within_its_population check (letters between 0 and population)
);
alter table sample_strata enable row level security;
alter table sample_strata force row level security;
create policy sample_strata_of_own_municipality on sample_strata using (municipality_id = current_municipality());

-- The persons of the list, by the city's own numbers: no name, no address ever. Those not drawn go when codes are issued.
-- Nothing here says who has answered, and nothing may: no state of completion, no time.
create table sample_units (
    wave_id uuid not null references samples (wave_id) on delete cascade,
    external_number text not null,
    municipality_id uuid not null references municipalities (id),
    stratum int not null,
    age_group int,
    sex int,
    letter_number int,
    disposition text,
    primary key (wave_id, external_number),
    constraint letter_number_is_unique_in_wave unique (wave_id, letter_number),
    constraint unit_number_is_a_number check (external_number ~ '^[A-Za-z0-9._/-]{1,40}$'),
    constraint unit_letter_number_is_positive check (letter_number >= 1),
    constraint unit_disposition_is_known check (disposition in ('SENT', 'UNDELIVERABLE', 'REFUSED')),
    constraint unit_with_disposition_is_drawn check (disposition is null or letter_number is not null)
);
alter table sample_units enable row level security;
alter table sample_units force row level security;
create policy sample_units_of_own_municipality on sample_units using (municipality_id = current_municipality());

-- The codes that have not been used. A code is a keyed hash (its key is outside the database) and is deleted in the
-- transaction that stores the answer: which codes were used is not written anywhere.
--
-- DO NOT add a time, a state or an id that appears in any table of answers.
create table access_codes (
    code_hash text primary key,
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    letter_number int not null,
    stratum int not null,
    -- the letter's code was withdrawn: the hash is that of a code nobody has
    revoked boolean not null default false,
    constraint access_code_is_a_hash check (code_hash ~ '^[0-9a-f]{64}$'),
    constraint access_code_is_one_a_letter unique (wave_id, letter_number)
);
alter table access_codes enable row level security;
alter table access_codes force row level security;
create policy access_codes_of_own_municipality on access_codes using (municipality_id = current_municipality());
-- A resident's code is looked up before the municipality is known: the row is shown to whoever has the code.
create policy access_codes_by_code on access_codes for select
    using (code_hash = current_setting('defus.access_code', true));
alter table access_codes set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 50);

-- A wave has one main link, without a label, and may have further ones, for a poster or an association, say. Where people
-- were drawn, the main link asks for a code; the others are open to all, and what comes through them is counted apart.
alter table open_links add column label text;
alter table open_links add constraint open_link_label_is_given check (length(label) between 1 and 100);

-- LETTER: of a person who was drawn, and the stratum is the one drawn from. OPEN: of anybody, and the stratum is the
-- district they named; with the further link they came by. Answers leave the pool among their like only.
alter table response_pool add column source text not null default 'OPEN';
alter table response_pool add column link text;
alter table response_pool alter column source drop default;
alter table response_pool add constraint pooled_response_source_is_known check (source in ('LETTER', 'OPEN'));
alter table response_pool add constraint pooled_response_by_letter_has_no_link check (source = 'OPEN' or link is null);
alter table responses add column source text not null default 'OPEN';
alter table responses add column link text;
alter table responses alter column source drop default;
alter table responses add constraint response_source_is_known check (source in ('LETTER', 'OPEN'));
alter table responses add constraint response_by_letter_has_no_link check (source = 'OPEN' or link is null);
