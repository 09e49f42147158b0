-- Paper forms on their way into the data. V05's rule holds here too: nothing below may lead to an answer once it is stored.

-- A pile of paper forms that is typed in together.
create table paper_batches (
    id uuid primary key,
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    number int not null,
    label text not null,
    -- in which the forms of the pile are printed
    language text not null,
    opened_by text not null,
    constraint paper_batch_number_is_unique_in_wave unique (wave_id, number),
    constraint paper_batch_label_is_given check (length(label) between 1 and 100),
    constraint paper_batch_language_is_a_tag check (language ~ '^[a-z]{2,3}(-[a-z0-9]{2,8})*$')
);
alter table paper_batches enable row level security;
alter table paper_batches force row level security;
create policy paper_batches_of_own_municipality on paper_batches using (municipality_id = current_municipality());

-- How many forms of a pile each clerk took up, first and second entry. Counted when a form is taken up, never when it is
-- stored: a row changed in the transaction that stores an answer would name its pile for as long as it lies in the pool.
create table paper_work (
    batch_id uuid not null references paper_batches (id) on delete cascade,
    clerk text not null,
    municipality_id uuid not null references municipalities (id),
    first_entries int not null default 0,
    second_entries int not null default 0,
    constraint paper_work_pkey primary key (batch_id, clerk),
    constraint paper_work_is_counted check (first_entries >= 0 and second_entries >= 0)
);
alter table paper_work enable row level security;
alter table paper_work force row level security;
create policy paper_work_of_own_municipality on paper_work using (municipality_id = current_municipality());

-- Forms that are not stored yet. The name of the row and the key of what is sealed are made of the form's code with the
-- server's key: without the sheet of paper nobody finds or reads an entry. The row is deleted in the transaction that
-- stores the answer.
--
-- DO NOT add a time, a letter number, the hash that access_codes has, or anything that stays when the form is stored.
create table paper_entries (
    id text primary key,
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    batch_id uuid not null references paper_batches (id),
    first_clerk text not null,
    second_clerk text,
    state text not null,
    -- AES-256-GCM: 12 bytes of nonce, then the ciphertext with its tag.
    sealed bytea not null,
    constraint paper_entry_id_is_a_digest check (id ~ '^[0-9a-f]{64}$'),
    constraint paper_entry_state_is_known check (state in ('FIRST', 'WAITING', 'SECOND', 'DIFFERENT')),
    constraint paper_entry_is_typed_by_two check (second_clerk is null or second_clerk <> first_clerk),
    constraint paper_entry_has_a_second_clerk check ((second_clerk is null) = (state in ('FIRST', 'WAITING'))),
    constraint paper_entry_is_sealed_and_small check (octet_length(sealed) between 29 and 262144)
);
alter table paper_entries enable row level security;
alter table paper_entries force row level security;
create policy paper_entries_of_own_municipality on paper_entries using (municipality_id = current_municipality());
alter table paper_entries set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 50);
