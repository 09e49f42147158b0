package de.defus.monitor.platform.tenant;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The one place where work is bound to a municipality: opens a transaction and tells PostgreSQL whose rows it may see.
 * Row-level security policies compare every row with this setting ({@code current_municipality()}); without it they
 * show none.
 */
@ApplicationScoped
public class TenantScope {

    private final EntityManager entities;

    TenantScope(EntityManager entities) {
        this.entities = entities;
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
            entities.createNativeQuery("select set_config(:setting, :value, true)")
                    .setParameter("setting", setting)
                    .setParameter("value", value)
                    .getSingleResult();
            var result = work.get();
            entities.flush();
            return result;
        });
    }

    /** As {@link #call}, for work without a result. */
    public void run(UUID municipalityId, Runnable work) {
        call(municipalityId, () -> {
            work.run();
            return null;
        });
    }
}
