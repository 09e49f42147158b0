package de.defus.monitor.response.coding;

import de.defus.monitor.survey.SurveyErasing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deletes what people wrote together with their answers. The codes' labels are the city's words and stay. */
@ApplicationScoped
class EraseTexts implements SurveyErasing {

    private final OpenTexts texts;

    EraseTexts(OpenTexts texts) {
        this.texts = texts;
    }

    @Override
    public Map<String, Integer> erase(UUID surveyId, List<UUID> waveIds) {
        return Map.of("openTexts", texts.delete(waveIds));
    }
}
