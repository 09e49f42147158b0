-- What is needed to go through a walk with very many observations, and to remind offices of measures.

-- The texts of a stop, without looking at what has none.
create index observations_with_a_text on observations (stop_id, id) where reception = 'ACCEPTED' and text <> '';
-- What came late, without looking at what counts.
create index observations_that_wait on observations (walk_id, id) where reception = 'WAITING';

-- What happened to a measure beside its steps: its day was put off, or its office was reminded. Only ever added to.
create table measure_notices (
    position bigint generated always as identity primary key,
    municipality_id uuid not null references municipalities (id),
    measure_id uuid not null,
    kind text not null,
    due_before date,
    due_after date,
    note text not null,
    actor text not null,
    noticed_at timestamptz not null,
    constraint measure_notice_is_of_its_measure
        foreign key (municipality_id, measure_id) references measures (municipality_id, id),
    constraint measure_notice_kind_is_known check (kind in ('DUE', 'REMINDED')),
    constraint measure_notice_is_short check (length(note) <= 500)
);
alter table measure_notices enable row level security;
alter table measure_notices force row level security;
create policy measure_notices_of_own_municipality on measure_notices for select
    using (municipality_id = current_municipality());
create policy measure_notices_are_only_added on measure_notices for insert
    with check (municipality_id = current_municipality());
create index measure_notices_of_measure on measure_notices (measure_id);

-- Calendars of what is due, which an office subscribes to with a secret address. Only the digest of the secret is kept.
create table measure_calendars (
    municipality_id uuid not null references municipalities (id),
    -- the office, or empty for all
    department text not null,
    token_digest text not null,
    created_by text not null,
    created_at timestamptz not null,
    primary key (municipality_id, department),
    constraint measure_calendar_token_is_unique unique (token_digest),
    constraint measure_calendar_token_is_a_digest check (token_digest ~ '^[0-9a-f]{64}$'),
    constraint measure_calendar_department_is_short check (length(department) <= 200)
);
alter table measure_calendars enable row level security;
alter table measure_calendars force row level security;
create policy measure_calendars_of_own_municipality on measure_calendars
    using (municipality_id = current_municipality());
create policy measure_calendars_are_found_by_token on measure_calendars for select
    using (token_digest = nullif(current_setting('defus.measure_calendar', true), ''));
