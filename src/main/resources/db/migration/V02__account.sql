-- A tenant. Name and key are public, so everyone may read them.
create table municipalities (
    id uuid primary key,
    slug text not null,
    name text not null,
    -- Amtlicher Gemeindeschlüssel: eight digits
    ags text not null,
    -- invented for demonstration; every page and sheet says so
    synthetic boolean not null default false,
    constraint municipality_slug_is_unique unique (slug),
    constraint municipality_slug_is_plain check (slug ~ '^[a-z0-9](-?[a-z0-9]){1,39}$'),
    constraint municipality_ags_is_unique unique (ags),
    constraint municipality_ags_has_eight_digits check (ags ~ '^[0-9]{8}$'),
    constraint municipality_name_is_given check (length(name) between 1 and 200)
);

create table users (
    id uuid primary key,
    municipality_id uuid references municipalities (id),
    email text not null,
    password_hash text not null,
    role text not null,
    disabled boolean not null default false,
    constraint user_role_is_known check (role in ('ANALYST', 'CITY_ADMIN', 'PLATFORM_ADMIN')),
    constraint user_of_the_platform_has_no_municipality check ((role = 'PLATFORM_ADMIN') = (municipality_id is null)),
    constraint user_email_is_plausible check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254)
);
create unique index user_email_is_unique on users (lower(email));
alter table users enable row level security;
alter table users force row level security;
create policy users_of_own_municipality on users using (municipality_id = current_municipality());
-- Signing in happens before the municipality is known: the row is shown to whoever names its e-mail address or its id.
create policy users_by_exact_name on users for select
    using (lower(email) = current_setting('defus.account_email', true) or id::text = current_setting('defus.account_id', true));
create policy users_of_the_platform on users
    using (municipality_id is null and current_setting('defus.platform', true) = 'on');

-- The token itself is only in the visitor's cookie.
create table staff_sessions (
    token_hash text primary key,
    user_id uuid not null references users (id),
    idle_until timestamptz not null,
    ends_at timestamptz not null,
    constraint staff_session_token_is_a_digest check (token_hash ~ '^[0-9a-f]{64}$')
);
alter table staff_sessions enable row level security;
alter table staff_sessions force row level security;
create policy staff_sessions_by_token on staff_sessions using (token_hash = current_setting('defus.session', true));
create policy staff_sessions_can_expire on staff_sessions for delete using (ends_at < now() or idle_until < now());

-- One-time links: the first set-up, and invitations.
create table account_links (
    token_hash text primary key,
    municipality_id uuid references municipalities (id),
    role text not null,
    email text,
    ends_at timestamptz not null,
    constraint account_link_token_is_a_digest check (token_hash ~ '^[0-9a-f]{64}$'),
    constraint account_link_role_is_known check (role in ('ANALYST', 'CITY_ADMIN', 'PLATFORM_ADMIN'))
);
alter table account_links enable row level security;
alter table account_links force row level security;
create policy account_links_by_token on account_links using (token_hash = current_setting('defus.account_link', true));
