package de.defus.monitor.response;

import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/** Reads the answers of a wave, once and whole, for whoever evaluates them. */
@ApplicationScoped
public class LoadAnswerColumns {

    private final Responses responses;
    private final TenantScope tenants;

    LoadAnswerColumns(Responses responses, TenantScope tenants) {
        this.responses = responses;
        this.tenants = tenants;
    }

    /**
     * The codes of all answers that have left the pool; when the wave has closed and {@link FlushPool#flushAll} has run,
     * these are all. One streamed query, in the order of the random ids, so that the same wave gives the same columns.
     *
     * @param questionnaire the wave's own, with the city's districts and places filled in
     */
    public AnswerColumns load(WaveView wave, Questionnaire questionnaire) {
        var columns = Columns.of(questionnaire);
        var codes = tenants.call(
                wave.municipalityId(),
                () -> responses.streamCodes(wave.id(), stream -> CodeStream.read(stream, columns.size())));
        return new AnswerColumns(columns, codes[0].length, codes);
    }

    /**
     * How each answer reached us, in the order of {@link #load}'s rows.
     *
     * @param drawnOnly in the order of {@link #loadDrawn}'s rows instead
     */
    public Mode[] loadModes(WaveView wave, boolean drawnOnly) {
        return tenants.call(wave.municipalityId(), () -> responses.listModes(wave.id(), drawnOnly))
                .toArray(Mode[]::new);
    }

    /**
     * The design weights that came with the file of an imported wave, one for each row of {@link #load}; absent for every
     * other wave.
     */
    public Optional<double[]> findDesignWeights(WaveView wave) {
        var weights = tenants.call(wave.municipalityId(), () -> responses.listDesignWeights(wave.id()));
        return weights.isEmpty()
                ? Optional.empty()
                : Optional.of(weights.stream().mapToDouble(Float::doubleValue).toArray());
    }

    /** As {@link #load}, of those who were drawn: nobody who found a link is among them. */
    public DrawnColumns loadDrawn(WaveView wave, Questionnaire questionnaire) {
        var columns = Columns.of(questionnaire);
        return tenants.call(wave.municipalityId(), () -> {
            var read = responses.streamDrawn(wave.id(), stream -> CodeStream.read(stream, columns.size() + 1));
            var rows = read[0].length;
            var codes = Arrays.copyOfRange(read, 1, read.length);
            return new DrawnColumns(
                    new AnswerColumns(columns, rows, codes), read[0], responses.countMixed(wave.id()) - rows);
        });
    }
}
