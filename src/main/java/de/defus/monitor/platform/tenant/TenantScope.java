package de.defus.monitor.platform.tenant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The one place where work is bound to a municipality: opens a transaction and tells PostgreSQL whose rows it may see.
 * Row-level security policies compare every row with this setting ({@code current_municipality()}); without it they
 * show none.
 */
@ApplicationScoped
public class TenantScope {

    private static final String SET = "select set_config(?, ?, true)";

    private final DataSource database;

    TenantScope(DataSource database) {
        this.database = database;
    }

    /** Runs work in one transaction of its own that sees the rows of this municipality only, and commits it. */
    public <T> T call(UUID municipalityId, Supplier<T> work) {
        return callWith("defus.municipality", municipalityId.toString(), work);
    }

    /**
     * Runs work in one transaction of its own with another setting that a policy compares rows with, for what is looked up
     * before the municipality is known (a link, a session, an account by its exact name), and commits it.
     */
    public <T> T callWith(String setting, String value, Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            set(setting, value);
            return work.get();
        });
    }

    /** What is put into a statement. */
    @FunctionalInterface
    public interface Parameters {

        /** @param first number of the first parameter; the others follow */
        void set(PreparedStatement statement, int first) throws SQLException;
    }

    /** What is read from the rows. */
    @FunctionalInterface
    public interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * Runs one query that sees the rows of this municipality only, and commits it: all in one round trip, where a
     * transaction of {@link #call} takes three. For what every page of a resident does. Inside a transaction it is part of
     * that, and its rows are those of this municipality from then on.
     *
     * @param sql one statement that returns rows
     */
    public <T> T query(UUID municipalityId, String sql, Parameters parameters, Rows<T> rows) {
        return queryWith("defus.municipality", municipalityId.toString(), sql, parameters, rows);
    }

    /** As {@link #query}, with another setting that a policy compares rows with. */
    public <T> T queryWith(String setting, String value, String sql, Parameters parameters, Rows<T> rows) {
        // Statements of one text go to the database together: one transaction, even without BEGIN and COMMIT.
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SET + "; " + sql)) {
            statement.setString(1, setting);
            statement.setString(2, value);
            parameters.set(statement, 3);
            statement.execute();
            statement.getMoreResults();
            try (var result = statement.getResultSet()) {
                return rows.read(result);
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** Plain JDBC on the transaction's own connection: this stands before every piece of work. */
    private void set(String setting, String value) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(SET)) {
            statement.setString(1, setting);
            statement.setString(2, value);
            statement.execute();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** As {@link #call}, for work without a result. */
    public void run(UUID municipalityId, Runnable work) {
        call(municipalityId, () -> {
            work.run();
            return null;
        });
    }
}
