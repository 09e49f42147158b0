-- One frozen release of a wave: what was published, never changed. Released figures are public, so everyone may read them.
create table releases (
    id uuid primary key,
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    survey_slug text not null,
    wave_number int not null,
    number int not null,
    released_on date not null,
    note text not null default '',
    software_version text not null,
    input_digest text not null,
    -- json, not jsonb: the text is kept to the byte, so the release can be checked against its digest
    results json not null,
    constraint release_number_is_unique_in_wave unique (wave_id, number),
    constraint release_number_is_positive check (number >= 1)
);
alter table releases enable row level security;
alter table releases force row level security;
create policy releases_are_public on releases for select using (true);
create policy releases_are_made_by_their_municipality on releases for insert
    with check (municipality_id = current_municipality());

create index releases_by_survey on releases (survey_slug, wave_number desc, number desc);
