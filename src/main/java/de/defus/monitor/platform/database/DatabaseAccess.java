package de.defus.monitor.platform.database;

import java.util.Map;

/**
 * How the program reaches its database.
 *
 * @param url JDBC address
 * @param user role that owns the database and is bound by row-level security
 * @param password that role's password
 */
public record DatabaseAccess(String url, String user, String password) {

    /** The same as settings of the connection pool. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", user,
                "quarkus.datasource.password", password);
    }

    /** Without the password: this may end up in a log. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
