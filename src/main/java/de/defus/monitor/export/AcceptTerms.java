package de.defus.monitor.export;

import de.defus.monitor.export.bundle.Terms;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;

/** Records that somebody accepts the terms of use of a released wave's research data, and what for. */
@ApplicationScoped
class AcceptTerms {

    private static final int LONGEST_PURPOSE = 1000;

    private final ResearchAgreements agreements;
    private final TenantScope scope;
    private final AuditLog audit;
    private final InstantSource clock;

    AcceptTerms(ResearchAgreements agreements, TenantScope scope, AuditLog audit, InstantSource clock) {
        this.agreements = agreements;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param termsVersion the version that was read; 0 if none was accepted
     * @throws Refusal {@code NOT_RELEASED}, or {@code INVALID_INPUT} with the fields {@code terms} and {@code purpose}
     */
    ResearchAgreement accept(WaveView wave, String email, int termsVersion, String purpose) {
        if (wave.state() != WaveState.RELEASED) {
            throw new Refusal(ProblemType.NOT_RELEASED);
        }
        var faults = new ArrayList<Fault>();
        if (purpose == null || purpose.isBlank() || purpose.strip().length() > LONGEST_PURPOSE) {
            faults.add(Fault.at("purpose", "export.fault.purpose", LONGEST_PURPOSE));
        }
        if (termsVersion != Terms.VERSION) {
            faults.add(Fault.at("terms", "export.fault.terms", Terms.VERSION));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var agreement = new ResearchAgreement(termsVersion, purpose.strip());
        scope.run(wave.municipalityId(), () -> {
            agreements.add(wave.municipalityId(), wave.id(), email, agreement, clock.instant());
            audit.record(
                    email,
                    "research.terms_accepted",
                    wave.id().toString(),
                    Map.of("termsVersion", Integer.toString(termsVersion), "purpose", agreement.purpose()));
        });
        return agreement;
    }
}
