package de.defus.monitor.survey.access;

import de.defus.monitor.survey.SurveyErasing;
import de.defus.monitor.survey.sample.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deletes codes that were not used, and the list of who got a letter. */
@ApplicationScoped
class EraseLetters implements SurveyErasing {

    private final AccessCodes codes;
    private final Samples samples;

    EraseLetters(AccessCodes codes, Samples samples) {
        this.codes = codes;
        this.samples = samples;
    }

    @Override
    public Map<String, Integer> erase(UUID surveyId, List<UUID> waveIds) {
        var open = 0;
        var listed = 0;
        for (var wave : waveIds) {
            open += codes.deleteAll(wave);
            listed += samples.deleteUnits(wave);
        }
        return Map.of("accessCodes", open, "letters", listed);
    }

    @Override
    public void tidy() {
        codes.vacuum();
    }
}
