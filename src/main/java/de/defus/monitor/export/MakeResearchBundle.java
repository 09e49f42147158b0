package de.defus.monitor.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.evaluation.LoadReleaseRows;
import de.defus.monitor.export.bundle.ResearchBundle;
import de.defus.monitor.export.bundle.Terms;
import de.defus.monitor.export.microdata.MakeMicrodata;
import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.IntConsumer;

/** Makes the research bundle of a released wave for somebody who has accepted the terms, and logs who took it. */
@ApplicationScoped
class MakeResearchBundle {

    private final ResearchAgreements agreements;
    private final LoadReleaseRows rows;
    private final MakeMicrodata microdata;
    private final Districts districts;
    private final TenantScope scope;
    private final AuditLog audit;
    private final ObjectMapper json;

    MakeResearchBundle(
            ResearchAgreements agreements,
            LoadReleaseRows rows,
            MakeMicrodata microdata,
            Districts districts,
            TenantScope scope,
            AuditLog audit,
            ObjectMapper json) {
        this.agreements = agreements;
        this.rows = rows;
        this.microdata = microdata;
        this.districts = districts;
        this.scope = scope;
        this.audit = audit;
        this.json = json;
    }

    /**
     * Everything that can be refused is refused here, before the first byte is sent.
     *
     * @throws Refusal {@code NOT_RELEASED}, {@code TERMS_NOT_ACCEPTED}, {@code BASE_TOO_SMALL}, or {@code WRONG_STATE} if
     *     the answers are not those of the release
     */
    ResearchBundle make(WaveView wave, String email, Texts texts) {
        return make(wave, email, texts, percent -> {});
    }

    /** @param progress is told per cent; may end the work by an exception */
    ResearchBundle make(WaveView wave, String email, Texts texts, IntConsumer progress) {
        if (wave.state() != WaveState.RELEASED) {
            throw new Refusal(ProblemType.NOT_RELEASED);
        }
        var agreement = agreements
                .find(wave.municipalityId(), wave.id(), email, Terms.VERSION)
                .orElseThrow(() -> new Refusal(ProblemType.TERMS_NOT_ACCEPTED));
        progress.accept(0);
        var loaded = rows.load(wave);
        progress.accept(40);
        var data = microdata.make(loaded);
        progress.accept(100);
        var bundle = new ResearchBundle(data, districts.list(wave.municipalityId()), texts, json);
        scope.run(
                wave.municipalityId(),
                () -> audit.record(
                        email,
                        "research.bundle_taken",
                        wave.id().toString(),
                        Map.of(
                                "release", data.release().id().toString(),
                                "rows", Integer.toString(data.rows()),
                                "purpose", agreement.purpose())));
        return bundle;
    }
}
