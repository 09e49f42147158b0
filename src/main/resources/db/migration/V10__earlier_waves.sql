-- Import of an earlier wave: its answers come from a file, all at once, after its fieldwork is long over.

-- An imported wave takes no answers ever, so it is never opened. Numbers order the waves of a survey in time; an earlier
-- wave that is added later goes before the first: 0, -1, …
alter table waves add column imported boolean not null default false;
-- The day of the population counts it is weighted with; null is the set that bears no day.
alter table waves add column population_as_of date;
alter table waves drop constraint wave_number_is_positive;
alter table waves add constraint wave_number_is_plausible check (number between -99 and 9999);

-- An answer from a file, with the design weight the file gave it. V05's rule holds: a weight is no time, no sequence and
-- no reference; it belongs to how a group of people was drawn, and is kept to six digits only.
alter table responses drop constraint response_mode_is_known;
alter table responses add constraint response_mode_is_known check (mode in ('WEB', 'PAPER', 'WALK', 'IMPORT'));
alter table responses add column design_weight real;
alter table responses add constraint response_design_weight_is_of_a_file
    check (design_weight is null
        or (mode = 'IMPORT' and design_weight > 0 and design_weight < 'infinity'::real));

-- Population counts of several days; those without a day are the present ones, as before.
alter table population_counts add column as_of date;
alter table population_counts drop constraint population_counts_pkey;
alter table population_counts add constraint population_count_is_given_once
    unique nulls not distinct (municipality_id, district_code, age_group, sex, as_of);

-- A file on its way into a wave, unreadable without the secret of the session that brought it. It may still hold the ids
-- of people, so it goes as soon as it is imported or thrown away, and at the latest after some hours.
create table import_files (
    id uuid not null,
    municipality_id uuid not null references municipalities (id),
    survey_id uuid not null references surveys (id),
    -- AES-256-GCM: 12 bytes of nonce, then the ciphertext with its tag. Name and content of the file; then the wishes.
    sealed_file bytea not null,
    sealed_wish bytea not null,
    ends_at timestamptz not null,
    constraint import_files_pkey primary key (id),
    constraint import_file_is_sealed_and_bounded check (octet_length(sealed_file) between 29 and 17825792),
    constraint import_wish_is_sealed_and_bounded check (octet_length(sealed_wish) between 29 and 1048576)
);
alter table import_files enable row level security;
alter table import_files force row level security;
create policy import_files_of_own_municipality on import_files using (municipality_id = current_municipality());
