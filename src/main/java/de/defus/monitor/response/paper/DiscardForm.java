package de.defus.monitor.response.paper;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Throws away what was typed of a form, so that it can be typed anew. Its code stays good. */
@ApplicationScoped
class DiscardForm {

    private final FindForm find;
    private final PaperEntries entries;
    private final TenantScope scope;
    private final AuditLog audit;

    DiscardForm(FindForm find, PaperEntries entries, TenantScope scope, AuditLog audit) {
        this.find = find;
        this.entries = entries;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * @throws de.defus.monitor.platform.problem.Refusal as {@link FindForm#find}
     */
    void discard(WaveView wave, PaperBatch batch, String code, String clerk) {
        var found = find.find(wave, batch, code, clerk);
        scope.run(wave.municipalityId(), () -> {
            entries.delete(found.entry().id());
            audit.record(clerk, "paper.discarded", batch.id().toString(), Map.of());
        });
    }
}
