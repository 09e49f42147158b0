package de.defus.monitor.survey;

import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.QuestionnaireCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The questionnaire as a wave asks it: the model, with the city's districts filled in. */
@ApplicationScoped
public class InstrumentOfWave {

    private final QuestionnaireCatalogue catalogue;
    private final Districts districts;
    /** From its opening on, a wave's instrument does not change. */
    private final Map<UUID, Questionnaire> fielded = new ConcurrentHashMap<>();

    InstrumentOfWave(QuestionnaireCatalogue catalogue, Districts districts) {
        this.catalogue = catalogue;
        this.districts = districts;
    }

    public Questionnaire get(WaveView wave) {
        return wave.state() == WaveState.DRAFT ? make(wave) : fielded.computeIfAbsent(wave.id(), id -> make(wave));
    }

    /** Fingerprint of the questionnaire's files as they are now. */
    public String digest(WaveView wave) {
        return catalogue.digest(wave.questionnaireKey(), wave.questionnaireVersion());
    }

    /** Whether the questionnaire's files are others than when the wave was opened. */
    public boolean isChanged(WaveView wave) {
        return wave.questionnaireDigest()
                .filter(opened -> !opened.equals(digest(wave)))
                .isPresent();
    }

    private Questionnaire make(WaveView wave) {
        return make(wave.municipalityId(), wave.questionnaireKey(), wave.questionnaireVersion());
    }

    /** The questionnaire as a new wave of the survey would ask it. */
    public Questionnaire getFor(SurveyView survey) {
        return make(survey.municipalityId(), survey.questionnaireKey(), survey.questionnaireVersion());
    }

    private Questionnaire make(UUID municipalityId, String key, int version) {
        var categories = districts.list(municipalityId).stream()
                .map(district -> new Category(district.code(), LocalizedText.same(district.name())))
                .toList();
        return catalogue.get(key, version).forCity(categories, List.of());
    }
}
