-- How a city wants the report of a wave: own texts, chapters, questions. Each change is a row of its own and stays: who
-- changed what can be read later. What everybody reads is the last row that was published.
create table report_editions (
    municipality_id uuid not null references municipalities (id),
    wave_id uuid not null references waves (id) on delete cascade,
    revision int not null,
    content jsonb not null,
    edited_by text not null,
    edited_at timestamptz not null,
    published_by text,
    published_at timestamptz,
    constraint report_editions_pkey primary key (wave_id, revision),
    constraint report_edition_is_counted check (revision >= 1),
    constraint report_edition_content_is_an_object check (jsonb_typeof(content) = 'object'),
    constraint report_edition_is_published_by_somebody check ((published_by is null) = (published_at is null))
);
alter table report_editions enable row level security;
alter table report_editions force row level security;
create policy report_editions_of_own_municipality on report_editions using (municipality_id = current_municipality());
