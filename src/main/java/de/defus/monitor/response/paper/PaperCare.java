package de.defus.monitor.response.paper;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.tenant.TenantScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Throws away forms that can never be stored any more. */
@ApplicationScoped
class PaperCare {

    private final Municipalities municipalities;
    private final PaperEntries entries;
    private final TenantScope scope;

    PaperCare(Municipalities municipalities, PaperEntries entries, TenantScope scope) {
        this.municipalities = municipalities;
        this.entries = entries;
        this.scope = scope;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        municipalities.list().forEach(city -> scope.call(city.id(), entries::deleteOfReleasedWaves));
    }
}
