-- On what legal basis a survey asks, whom residents may ask about it, and how long answers are kept.
create table legal_bases (
    survey_id uuid primary key references surveys (id),
    municipality_id uuid not null references municipalities (id),
    kind text not null,
    text_de text not null,
    text_en text not null,
    officer text not null,
    retention_until date not null,
    -- when answers were deleted after that day
    erased_on date,
    constraint legal_basis_kind_is_known check (kind in ('CONSENT', 'STATUTE')),
    constraint legal_basis_text_is_given check (length(text_de) between 1 and 2000 and length(text_en) between 1 and 2000),
    constraint legal_basis_officer_is_given check (length(officer) between 1 and 500),
    constraint legal_basis_is_erased_after_its_day check (erased_on > retention_until)
);
alter table legal_bases enable row level security;
alter table legal_bases force row level security;
create policy legal_bases_of_own_municipality on legal_bases using (municipality_id = current_municipality());

-- The section of the questionnaire that was saved last, so that it can be counted where people leave off. The row still
-- says nothing of whose draft it is: its name is made of a secret that only their browser or letter has.
alter table drafts add column page smallint not null default 1;
alter table drafts alter column page drop default;
alter table drafts add constraint draft_page_is_a_section check (page between 1 and 99);

-- How many answers a wave had at the end of a day, in full tens: a day on which fewer came cannot be told from others.
-- Written by the clock, not when an answer is stored.
create table fieldwork_days (
    wave_id uuid not null references waves (id),
    day date not null,
    municipality_id uuid not null references municipalities (id),
    answers int not null,
    constraint fieldwork_days_pkey primary key (wave_id, day),
    constraint fieldwork_day_is_coarse check (answers >= 0 and answers % 10 = 0)
);
alter table fieldwork_days enable row level security;
alter table fieldwork_days force row level security;
create policy fieldwork_days_of_own_municipality on fieldwork_days using (municipality_id = current_municipality());
