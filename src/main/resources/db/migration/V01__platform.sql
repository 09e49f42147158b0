-- Whose rows the current transaction may see; null shows none. Set in one place: TenantScope.
create function current_municipality() returns uuid language sql stable as
$$ select nullif(current_setting('defus.municipality', true), '')::uuid $$;

-- Append-only record of what was done to what. Holds no answers, no codes, no addresses.
create table audit_entries (
    position bigint generated always as identity primary key,
    municipality_id uuid,
    occurred_at timestamptz not null,
    actor text not null,
    action text not null,
    subject text not null,
    details jsonb not null default '{}'::jsonb
);
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy audit_entries_of_own_municipality on audit_entries for select
    using (municipality_id = current_municipality());
create policy audit_entries_are_only_added on audit_entries for insert
    with check (municipality_id is not distinct from current_municipality());

-- Not even the owner of the table changes what was recorded, unless by removing this trigger on purpose.
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'the audit log is append-only'; end $$;
create trigger audit_entries_stay before update or delete or truncate on audit_entries
    for each statement execute function refuse_change();
