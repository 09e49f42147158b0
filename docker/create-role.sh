#!/bin/sh
# The program's role owns its database but is no superuser: row-level security must bind it.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v password="$DEFUS_DATABASE_PASSWORD" <<'SQL'
create role defus login nosuperuser nobypassrls password :'password';
create database defus owner defus;
SQL
