package de.defus.monitor.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The role the program works with: it owns its database and nothing else. PostgreSQL's row-level security does not bind
 * superusers and roles with BYPASSRLS, so the program must never be one.
 */
public final class DatabaseOwner {

    /** Name of the role and of its database on the embedded server. */
    static final String NAME = "defus";

    private static final int SERVER_TOO_OLD_BELOW = 150_000;

    private DatabaseOwner() {}

    /** Makes role and database if they are missing, and takes from the role every special right. */
    static void create(DatabaseAccess administrator, String password) {
        try (var connection = connect(administrator);
                var statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?")) {
                statement.execute("create role " + NAME);
            }
            statement.execute(
                    "alter role %s login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password '%s'"
                            .formatted(NAME, password.replace("'", "''")));
            if (!exists(connection, "select 1 from pg_database where datname = ?")) {
                statement.execute("create database %s owner %s".formatted(NAME, NAME));
                statement.execute("revoke all on database %s from public".formatted(NAME));
            }
        } catch (SQLException e) {
            throw new StartFailure("database-not-made", e.getMessage());
        }
    }

    /**
     * Makes sure that the program is bound by row-level security.
     *
     * @throws StartFailure if the database cannot be reached, is too old, or the role is a superuser or may bypass
     *     row-level security
     */
    public static void check(DatabaseAccess access) {
        try (var connection = connect(access);
                var statement = connection.createStatement();
                var role = statement.executeQuery("""
                        select current_user, rolsuper or rolbypassrls, current_setting('server_version_num')::int,
                               current_setting('server_version')
                          from pg_roles where rolname = current_user""")) {
            role.next();
            if (role.getInt(3) < SERVER_TOO_OLD_BELOW) {
                throw new StartFailure("database-too-old", role.getString(4));
            }
            if (role.getBoolean(2)) {
                throw new StartFailure("role-sees-everything", role.getString(1));
            }
        } catch (SQLException e) {
            throw new StartFailure("database-not-reached", access.toString(), e.getMessage());
        }
    }

    static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, NAME);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}
