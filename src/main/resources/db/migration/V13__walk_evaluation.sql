-- What is needed to look back at walks and measures.

-- The item of the survey that asks about the walk's place; empty: the survey's headline item about safety.
alter table walks add column survey_item text not null default '';
alter table walks add constraint walk_survey_item_is_a_key check (survey_item ~ '^([a-z][a-z0-9_]{0,47})?$');

-- How far those who went along had a say; null until somebody says.
alter table measures add column participation text;
alter table measures add constraint measure_participation_is_known
    check (participation in ('INFORMED', 'CONSULTED', 'CO_CREATED'));
-- Points given by the group in the debrief, counted by whoever leads it.
alter table measures add column points int not null default 0;
alter table measures add constraint measure_points_are_few check (points between 0 and 10000);

-- A photo that shows a measure when it was done.
alter table walk_photos add column measure_id uuid;
alter table walk_photos add constraint photo_shows_a_measure_of_its_walk
    foreign key (municipality_id, walk_id, measure_id) references measures (municipality_id, walk_id, id);
