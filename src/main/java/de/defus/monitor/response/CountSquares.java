package de.defus.monitor.response;

import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Counts on which squares of the map people set a place, in the answers that have left the pool. */
@ApplicationScoped
public class CountSquares {

    private final Responses responses;
    private final TenantScope tenants;

    CountSquares(Responses responses, TenantScope tenants) {
        this.responses = responses;
        this.tenants = tenants;
    }

    /**
     * People by name of the square: exact, not to be shown.
     *
     * @param question one that asks for a place
     * @param drawnOnly whether only those who were drawn count
     */
    public Map<String, Integer> count(WaveView wave, Question question, boolean drawnOnly) {
        var key = question.placeKey()
                .orElseThrow(() -> new IllegalArgumentException(question.key() + " asks for no place"));
        return tenants.call(wave.municipalityId(), () -> responses.countSquares(wave.id(), key, drawnOnly));
    }
}
