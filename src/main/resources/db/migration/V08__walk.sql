-- Neighbourhood walks: planned route, what was observed, and the measures that came of it.
create table walks (
    id uuid primary key,
    municipality_id uuid not null references municipalities (id),
    -- the survey whose results gave the occasion
    survey_id uuid references surveys (id),
    -- the walk this one goes again, for instance in the dark
    repeat_of uuid,
    title text not null,
    occasion text not null,
    target_group text not null,
    daylight text not null,
    planned_on date,
    lead_office text not null,
    method text not null,
    mode text not null,
    state text not null,
    join_code text,
    current_stop int not null default 0,
    -- [[longitude, latitude], …], WGS 84
    route jsonb not null default '[]'::jsonb,
    published boolean not null default false,
    -- set by the first publication: from then on no observation is added, because the difference would show it
    frozen boolean not null default false,
    constraint walk_belongs_to_its_municipality unique (municipality_id, id),
    constraint walk_repeats_one_of_its_own foreign key (municipality_id, repeat_of) references walks (municipality_id, id),
    constraint walk_join_code_is_unique unique (join_code),
    constraint walk_join_code_is_plain check (join_code ~ '^[2-9A-HJKMNP-Z]{6}$'),
    constraint walk_has_a_code_unless_planned check (state = 'PLANNED' or join_code is not null),
    constraint walk_title_is_given check (length(title) between 1 and 200),
    constraint walk_occasion_is_known check (occasion in ('SURVEY', 'UNSAFE_PLACE', 'PLANNING', 'REQUEST')),
    constraint walk_texts_are_short check (length(target_group) <= 200 and length(lead_office) <= 200),
    constraint walk_daylight_is_known check (daylight in ('DAY', 'DUSK', 'DARK')),
    constraint walk_mode_is_known check (mode in ('INDIVIDUAL', 'CONSENSUS')),
    constraint walk_state_is_known check (state in ('PLANNED', 'OPEN', 'CLOSED')),
    constraint walk_is_published_when_over check (not published or (state = 'CLOSED' and frozen))
);
alter table walks enable row level security;
alter table walks force row level security;
create policy walks_of_own_municipality on walks using (municipality_id = current_municipality());
create policy walks_are_found_by_join_code on walks for select
    using (join_code = nullif(current_setting('defus.join_code', true), ''));
create policy published_walks_are_found_by_id on walks for select
    using (published and id::text = nullif(current_setting('defus.walk', true), ''));

create table walk_stops (
    id uuid primary key,
    municipality_id uuid not null references municipalities (id),
    walk_id uuid not null,
    number int not null,
    name text not null,
    reason text not null,
    longitude double precision not null,
    latitude double precision not null,
    district_code int,
    constraint walk_stop_belongs_to_its_walk unique (municipality_id, walk_id, id),
    constraint walk_stop_is_of_a_walk foreign key (municipality_id, walk_id) references walks (municipality_id, id),
    constraint walk_stop_number_is_unique unique (walk_id, number) deferrable initially deferred,
    constraint walk_stop_number_is_positive check (number >= 1),
    constraint walk_stop_name_is_given check (length(name) between 1 and 120),
    constraint walk_stop_reason_is_short check (length(reason) <= 500),
    constraint walk_stop_is_on_earth check (longitude between -180 and 180 and latitude between -90 and 90)
);
alter table walk_stops enable row level security;
alter table walk_stops force row level security;
create policy walk_stops_of_own_municipality on walk_stops using (municipality_id = current_municipality());

-- What the moderator writes down.
create table walk_notes (
    id uuid primary key,
    municipality_id uuid not null references municipalities (id),
    walk_id uuid not null,
    stop_id uuid,
    text text not null,
    written_at timestamptz not null,
    constraint walk_note_is_of_a_walk foreign key (municipality_id, walk_id) references walks (municipality_id, id),
    constraint walk_note_is_of_its_stop
        foreign key (municipality_id, walk_id, stop_id) references walk_stops (municipality_id, walk_id, id),
    constraint walk_note_is_given check (length(text) between 1 and 2000)
);
alter table walk_notes enable row level security;
alter table walk_notes force row level security;
create policy walk_notes_of_own_municipality on walk_notes using (municipality_id = current_municipality());

-- No time, no name, no order. The id is a random one of the phone's: sent twice, it is stored once.
create table observations (
    walk_id uuid not null,
    id uuid not null,
    municipality_id uuid not null references municipalities (id),
    stop_id uuid not null,
    feeling smallint,
    -- {"lighting": 3, …}: values of the catalogue's rating scale
    ratings jsonb not null,
    kind text,
    text text not null,
    reception text not null,
    primary key (walk_id, id),
    constraint observation_belongs_to_its_walk unique (municipality_id, walk_id, id),
    constraint observation_is_of_a_stop
        foreign key (municipality_id, walk_id, stop_id) references walk_stops (municipality_id, walk_id, id),
    constraint observation_feeling_is_a_mark check (feeling between 1 and 7),
    constraint observation_kind_is_known check (kind in ('DEFICIT', 'QUALITY')),
    constraint observation_text_is_short check (length(text) <= 2000),
    constraint observation_reception_is_known check (reception in ('ACCEPTED', 'WAITING', 'DISCARDED'))
);
alter table observations enable row level security;
alter table observations force row level security;
create policy observations_of_own_municipality on observations using (municipality_id = current_municipality());

-- Photos: re-encoded pixels without metadata. No time, no name; the id is a random one of the phone's.
create table walk_photos (
    walk_id uuid not null,
    id uuid not null,
    municipality_id uuid not null references municipalities (id),
    stop_id uuid not null,
    alt_text text not null,
    consent text not null,
    width int not null,
    height int not null,
    jpeg bytea not null,
    -- somebody looked for faces and number plates
    checked boolean not null default false,
    released boolean not null default false,
    primary key (walk_id, id),
    constraint photo_is_of_a_stop
        foreign key (municipality_id, walk_id, stop_id) references walk_stops (municipality_id, walk_id, id),
    constraint photo_has_an_alternative check (length(btrim(alt_text)) between 1 and 300),
    constraint photo_consent_is_known check (consent in ('NOBODY', 'AGREED')),
    constraint photo_has_a_size check (width between 1 and 10000 and height between 1 and 10000),
    constraint photo_is_checked_before_its_release check (checked or not released)
);
alter table walk_photos enable row level security;
alter table walk_photos force row level security;
create policy walk_photos_of_own_municipality on walk_photos using (municipality_id = current_municipality());

create table measures (
    id uuid primary key,
    municipality_id uuid not null references municipalities (id),
    walk_id uuid not null,
    text text not null,
    department text not null,
    partner text not null,
    priority text not null,
    quick_fix boolean not null,
    due_on date,
    cost_class text not null,
    state text not null,
    public_answer text not null,
    released boolean not null,
    constraint measure_belongs_to_its_walk unique (municipality_id, walk_id, id),
    constraint measure_belongs_to_its_municipality unique (municipality_id, id),
    constraint measure_is_of_a_walk foreign key (municipality_id, walk_id) references walks (municipality_id, id),
    constraint measure_text_is_given check (length(text) between 1 and 500),
    constraint measure_texts_are_short
        check (length(department) between 1 and 200 and length(partner) <= 200 and length(public_answer) <= 2000),
    constraint measure_priority_is_known check (priority in ('HIGH', 'MEDIUM', 'LOW')),
    constraint measure_cost_class_is_known check (cost_class in ('NONE', 'SMALL', 'MEDIUM', 'LARGE', 'UNKNOWN')),
    constraint measure_state_is_known
        check (state in ('NEW', 'IN_REVIEW', 'PROMISED', 'IN_PROGRESS', 'DONE', 'REFUSED', 'PASSED_ON'))
);
alter table measures enable row level security;
alter table measures force row level security;
create policy measures_of_own_municipality on measures using (municipality_id = current_municipality());

create table measure_stops (
    municipality_id uuid not null references municipalities (id),
    walk_id uuid not null,
    measure_id uuid not null,
    stop_id uuid not null,
    primary key (measure_id, stop_id),
    constraint measure_stop_is_of_its_measure
        foreign key (municipality_id, walk_id, measure_id) references measures (municipality_id, walk_id, id),
    constraint measure_stop_is_of_the_same_walk
        foreign key (municipality_id, walk_id, stop_id) references walk_stops (municipality_id, walk_id, id)
);
alter table measure_stops enable row level security;
alter table measure_stops force row level security;
create policy measure_stops_of_own_municipality on measure_stops using (municipality_id = current_municipality());

-- The observations a measure answers to.
create table measure_findings (
    municipality_id uuid not null references municipalities (id),
    walk_id uuid not null,
    measure_id uuid not null,
    observation_id uuid not null,
    primary key (measure_id, observation_id),
    constraint measure_finding_is_of_its_measure
        foreign key (municipality_id, walk_id, measure_id) references measures (municipality_id, walk_id, id),
    constraint measure_finding_is_an_observation_of_the_same_walk
        foreign key (municipality_id, walk_id, observation_id) references observations (municipality_id, walk_id, id)
);
alter table measure_findings enable row level security;
alter table measure_findings force row level security;
create policy measure_findings_of_own_municipality on measure_findings using (municipality_id = current_municipality());

create table measure_changes (
    position bigint generated always as identity primary key,
    municipality_id uuid not null references municipalities (id),
    measure_id uuid not null,
    state text not null,
    reason text not null,
    actor text not null,
    changed_at timestamptz not null,
    constraint measure_change_is_of_its_measure
        foreign key (municipality_id, measure_id) references measures (municipality_id, id),
    constraint measure_change_gives_reasons
        check (length(reason) <= 1000 and (state <> 'REFUSED' or length(btrim(reason)) > 0))
);
alter table measure_changes enable row level security;
alter table measure_changes force row level security;
create policy measure_changes_of_own_municipality on measure_changes for select
    using (municipality_id = current_municipality());
create policy measure_changes_are_only_added on measure_changes for insert
    with check (municipality_id = current_municipality());
