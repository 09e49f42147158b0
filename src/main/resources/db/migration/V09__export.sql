-- What a release was weighted with, kept so that its rows can be weighted in the same way after the city has loaded newer
-- counts. Not public, unlike the release itself.
create table release_inputs (
    release_id uuid not null references releases (id),
    municipality_id uuid not null references municipalities (id),
    -- counts by district, age group and sex, in the order in which they were read
    population jsonb not null,
    constraint release_inputs_pkey primary key (release_id),
    constraint release_input_population_is_a_list check (jsonb_typeof(population) = 'array')
);
alter table release_inputs enable row level security;
alter table release_inputs force row level security;
create policy release_inputs_of_own_municipality on release_inputs using (municipality_id = current_municipality());

-- Who accepted which terms of use of a wave's research data, and what for. The audit log has the same, for good.
create table research_agreements (
    id uuid not null,
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id),
    email text not null,
    terms_version int not null,
    purpose text not null,
    accepted_at timestamptz not null,
    constraint research_agreements_pkey primary key (id),
    constraint research_agreement_purpose_is_given check (length(purpose) between 1 and 1000),
    constraint research_agreement_terms_are_numbered check (terms_version >= 1)
);
create index research_agreements_by_wave on research_agreements (wave_id, lower(email));
alter table research_agreements enable row level security;
alter table research_agreements force row level security;
create policy research_agreements_of_own_municipality on research_agreements
    using (municipality_id = current_municipality());
