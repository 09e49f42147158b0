-- What a wave asks other than the model: left out, own places, own questions. Written while the wave is in preparation (for an
-- imported wave: when it is added), never afterwards: answers are stored by the order of the columns that follow from it. Once
-- letters have codes, forms may be printed, so nothing changes from then on either.
create table adaptations (
    wave_id uuid primary key references waves (id),
    municipality_id uuid not null references municipalities (id),
    -- json, not jsonb: the text is kept to the byte, because the questionnaire's digest is made of it
    adaptation json not null,
    constraint adaptation_is_bounded check (octet_length(adaptation::text) <= 262144)
);
alter table adaptations enable row level security;
alter table adaptations force row level security;
create policy adaptations_of_own_municipality on adaptations for select
    using (municipality_id = current_municipality());
create policy adaptations_are_added_in_preparation on adaptations for insert
    with check (municipality_id = current_municipality()
        and exists (select 1 from waves w where w.id = wave_id and (w.state = 'DRAFT' or w.imported))
        and not exists (select 1 from samples s where s.wave_id = adaptations.wave_id and s.coded));
create policy adaptations_are_changed_in_preparation on adaptations for update
    using (municipality_id = current_municipality()
        and exists (select 1 from waves w where w.id = wave_id and w.state = 'DRAFT')
        and not exists (select 1 from samples s where s.wave_id = adaptations.wave_id and s.coded))
    with check (municipality_id = current_municipality());
