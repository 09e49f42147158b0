-- How many people the register holds in each district, where a wave is not planned with the city's population counts: the
-- frame is of another day, or of people from an age on. Counts only; never a person.
create table frame_counts (
    wave_id uuid not null references waves (id),
    stratum int not null,
    municipality_id uuid not null references municipalities (id),
    persons int not null,
    primary key (wave_id, stratum),
    constraint frame_count_is_plausible check (persons between 0 and 99999999)
);
alter table frame_counts enable row level security;
alter table frame_counts force row level security;
create policy frame_counts_of_own_municipality on frame_counts using (municipality_id = current_municipality());

-- The register draws by itself: the platform numbers the letters of each district and knows of no list.
alter table samples add column drawn_by_register boolean not null default false;
