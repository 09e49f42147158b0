-- Everybody on a list of staff gets a code; the strata are departments, which have names of their own.
alter table samples drop constraint sample_method_is_known;
alter table samples add constraint sample_method_is_known
    check (method in ('PROPORTIONAL', 'FIXED', 'NEYMAN', 'STAFF_LIST'));
-- The department; null where the stratum is a district.
alter table sample_strata add column name text;
alter table sample_strata add constraint stratum_name_is_short check (length(name) between 2 and 80);
