create table surveys (
    id uuid primary key,
    municipality_id uuid not null references municipalities (id),
    slug text not null,
    title_de text not null,
    title_en text not null,
    questionnaire_key text not null,
    questionnaire_version int not null,
    minimum_base int not null,
    constraint survey_slug_is_unique unique (slug),
    constraint survey_slug_is_plain check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,39}$'),
    constraint survey_title_is_given check (length(title_de) between 1 and 200 and length(title_en) between 1 and 200),
    constraint survey_minimum_base_protects check (minimum_base between 3 and 1000)
);
alter table surveys enable row level security;
alter table surveys force row level security;
create policy surveys_of_own_municipality on surveys using (municipality_id = current_municipality());

create table waves (
    id uuid primary key,
    municipality_id uuid not null references municipalities (id),
    survey_id uuid not null references surveys (id),
    number int not null,
    title text not null,
    state text not null,
    sampling text not null,
    constraint wave_number_is_unique_in_survey unique (survey_id, number),
    constraint wave_number_is_positive check (number >= 1),
    constraint wave_title_is_given check (length(title) between 1 and 100),
    constraint wave_state_is_known check (state in ('DRAFT', 'OPEN', 'CLOSED', 'RELEASED')),
    constraint wave_sampling_is_known check (sampling in ('STRATIFIED_SAMPLE', 'OPEN_ACCESS'))
);
alter table waves enable row level security;
alter table waves force row level security;
create policy waves_of_own_municipality on waves using (municipality_id = current_municipality());

-- Addresses at which a wave is answered. They are public: the table holds nothing else.
create table open_links (
    slug text primary key,
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    constraint open_link_slug_is_plain check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,39}$')
);
alter table open_links enable row level security;
alter table open_links force row level security;
create policy open_links_are_public on open_links for select using (true);
create policy open_links_of_own_municipality on open_links using (municipality_id = current_municipality());
