package de.defus.monitor.job;

import de.defus.monitor.platform.database.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Leaves a job to one of all instances of the program on a database. Whoever works on it holds a lock of a database session
 * (PostgreSQL, advisory locks): it ends with the program, however that ends.
 */
@ApplicationScoped
class JobLock {

    private static final String TAKE = "select pg_try_advisory_lock(hashtextextended('job ' || ?, 0))";
    private static final String GIVE_BACK = "select pg_advisory_unlock(hashtextextended('job ' || ?, 0))";

    private final Connections connections;

    JobLock(Connections connections) {
        this.connections = connections;
    }

    /** Does the work, unless another instance is at it: then nothing. Call outside a transaction. */
    void alone(UUID jobId, Runnable work) {
        connections.call(connection -> {
            if (!ask(connection, TAKE, jobId)) {
                return false;
            }
            try {
                work.run();
            } finally {
                ask(connection, GIVE_BACK, jobId);
            }
            return true;
        });
    }

    private static boolean ask(Connection connection, String sql, UUID jobId) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, jobId.toString());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
