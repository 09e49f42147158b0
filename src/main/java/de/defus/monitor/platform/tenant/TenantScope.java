package de.defus.monitor.platform.tenant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
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

    /** Plain JDBC on the transaction's own connection: this stands before every piece of work. */
    private void set(String setting, String value) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select set_config(?, ?, true)")) {
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
