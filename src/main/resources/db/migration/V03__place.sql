-- Parts of a city. The code is the category of the questionnaire's item "district", and the stratum.
create table districts (
    municipality_id uuid not null references municipalities (id),
    code int not null,
    key text not null,
    name text not null,
    -- GeoJSON geometry, WGS 84
    outline jsonb not null,
    primary key (municipality_id, code),
    constraint district_code_is_a_category check (code between 1 and 99),
    constraint district_key_is_unique unique (municipality_id, key),
    constraint district_name_is_given check (length(name) between 1 and 500)
);
alter table districts enable row level security;
alter table districts force row level security;
create policy districts_of_own_municipality on districts using (municipality_id = current_municipality());

-- Persons by district, age group and gender, from the register; groups as in the questionnaire's breakdowns.
create table population_counts (
    municipality_id uuid not null references municipalities (id),
    district_code int not null,
    age_group int not null,
    sex int not null,
    persons int not null,
    primary key (municipality_id, district_code, age_group, sex),
    constraint population_count_is_of_a_district
        foreign key (municipality_id, district_code) references districts (municipality_id, code) on delete cascade,
    constraint population_count_is_not_negative check (persons >= 0)
);
alter table population_counts enable row level security;
alter table population_counts force row level security;
create policy population_counts_of_own_municipality on population_counts using (municipality_id = current_municipality());
