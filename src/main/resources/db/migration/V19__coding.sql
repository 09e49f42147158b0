-- What people wrote in their own words, once it has been taken from their answers for reading. V05's rule holds here too: no
-- time, no sequence, and nothing that leads back to an answer. A text is moved, not copied, under a new random id and each one
-- apart, so that two texts of the same person are no nearer to each other than any two.
create table open_texts (
    id uuid not null default gen_random_uuid(),
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    item text not null,
    -- as it came, less what was removed; what is removed is gone
    body text not null,
    -- whether it came by letter; where people were drawn, only these count
    source text not null,
    codes smallint[] not null default '{}',
    hidden boolean not null default false,
    settled boolean not null default false,
    constraint open_texts_pkey primary key (wave_id, item, id),
    constraint open_text_is_bounded check (length(body) between 1 and 20000),
    constraint open_text_source_is_known check (source in ('LETTER', 'OPEN')),
    constraint open_text_hidden_has_no_code check (not hidden or settled and codes = '{}'),
    constraint open_text_with_code_is_settled check (settled or codes = '{}')
);
alter table open_texts enable row level security;
alter table open_texts force row level security;
create policy open_texts_of_own_municipality on open_texts using (municipality_id = current_municipality());

-- The coding frame: by which codes the texts of an item are sorted.
create table text_codes (
    wave_id uuid not null references waves (id),
    item text not null,
    code smallint not null,
    municipality_id uuid not null references municipalities (id),
    label_de text not null,
    label_en text not null,
    constraint text_codes_pkey primary key (wave_id, item, code),
    constraint text_code_is_in_range check (code between 1 and 99),
    constraint text_code_label_is_given check (length(label_de) between 1 and 80 and length(label_en) between 1 and 80)
);
alter table text_codes enable row level security;
alter table text_codes force row level security;
create policy text_codes_of_own_municipality on text_codes using (municipality_id = current_municipality());
