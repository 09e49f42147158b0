package de.defus.monitor.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Plain JDBC, for what is done so often or so much at once that every round trip counts. */
@ApplicationScoped
public class Connections {

    private final DataSource database;

    Connections(DataSource database) {
        this.database = database;
    }

    /** Work on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Does work on the connection of the transaction that runs, or on one of its own if none does.
     *
     * @throws StorageFailure if the database does not do what it is asked
     */
    public <T> T call(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StorageFailure(e);
        }
    }
}
