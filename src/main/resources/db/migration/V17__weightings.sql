-- How the weights of a wave are made, where somebody chose otherwise than usual before the release.
create table wave_weightings (
    wave_id uuid primary key references waves (id),
    municipality_id uuid not null references municipalities (id),
    method text not null,
    lower_bound double precision not null,
    upper_bound double precision not null,
    crossed boolean not null,
    constraint wave_weighting_method_is_known check (method in ('RAKING', 'BOUNDED', 'TRIMMED')),
    constraint wave_weighting_bounds_lie_around_one
        check (method = 'RAKING' or (lower_bound >= 0 and lower_bound < 1 and upper_bound > 1 and upper_bound <= 100))
);
alter table wave_weightings enable row level security;
alter table wave_weightings force row level security;
create policy wave_weightings_of_own_municipality on wave_weightings using (municipality_id = current_municipality());
