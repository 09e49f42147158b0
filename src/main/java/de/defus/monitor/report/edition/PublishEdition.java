package de.defus.monitor.report.edition;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;

/** Makes a version of the report the one that everybody reads, as page and as document. */
@ApplicationScoped
class PublishEdition {

    private final Editions editions;
    private final CurrentUser current;
    private final TenantScope scope;
    private final AuditLog audit;
    private final InstantSource clock;

    PublishEdition(Editions editions, CurrentUser current, TenantScope scope, AuditLog audit, InstantSource clock) {
        this.editions = editions;
        this.current = current;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code NOT_FOUND} if there is no such version
     */
    void publish(WaveView wave, int revision) {
        scope.run(wave.municipalityId(), () -> {
            if (!editions.publish(wave.id(), revision, current.email(), clock.instant())) {
                throw new Refusal(ProblemType.NOT_FOUND);
            }
            audit.record(
                    current.email(),
                    "report.published",
                    wave.id().toString(),
                    Map.of("revision", Integer.toString(revision)));
        });
    }
}
