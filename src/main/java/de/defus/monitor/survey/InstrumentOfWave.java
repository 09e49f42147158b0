package de.defus.monitor.survey;

import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Adaptation;
import de.defus.monitor.questionnaire.AdaptedQuestionnaire;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.QuestionnaireCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The questionnaire as a wave asks it: the model with the city's districts, less what is left out, and with what is own. */
@ApplicationScoped
public class InstrumentOfWave {

    private final QuestionnaireCatalogue catalogue;
    private final Districts districts;
    private final Surveys surveys;
    private final Adaptations adaptations;
    /** From its opening on, a wave's instrument does not change. */
    private final Map<UUID, Questionnaire> fielded = new ConcurrentHashMap<>();

    InstrumentOfWave(QuestionnaireCatalogue catalogue, Districts districts, Surveys surveys, Adaptations adaptations) {
        this.catalogue = catalogue;
        this.districts = districts;
        this.surveys = surveys;
        this.adaptations = adaptations;
    }

    public Questionnaire get(WaveView wave) {
        return wave.state() == WaveState.DRAFT ? make(wave) : fielded.computeIfAbsent(wave.id(), id -> make(wave));
    }

    /** What the wave changes of the model. */
    public Adaptation adaptation(WaveView wave) {
        return adaptations.find(wave.municipalityId(), wave.id());
    }

    /** The model as this wave would ask it if nothing were changed of it. */
    public Questionnaire model(WaveView wave) {
        return model(wave.municipalityId(), wave.questionnaireKey(), wave.questionnaireVersion());
    }

    /** Fingerprint of the questionnaire as it is now: its files, and what the wave changes of them. */
    public String digest(WaveView wave) {
        return digest(wave, adaptations.findText(wave.municipalityId(), wave.id()));
    }

    /** As {@link #digest}, inside the municipality's scope. */
    String lookDigest(WaveView wave) {
        return digest(wave, adaptations.lookText(wave.id()));
    }

    private String digest(WaveView wave, Optional<String> adaptation) {
        var files = catalogue.digest(wave.questionnaireKey(), wave.questionnaireVersion());
        return adaptation.map(text -> sha256(files + "\n" + text)).orElse(files);
    }

    /** Whether the questionnaire is another than when the wave was opened. */
    public boolean isChanged(WaveView wave) {
        return wave.questionnaireDigest()
                .filter(opened -> !opened.equals(digest(wave)))
                .isPresent();
    }

    /**
     * What an earlier wave of the survey may have changed of the model, for a file of its answers: nothing was left out, and the
     * city's own places and questions are those of its last wave.
     */
    public Adaptation adaptationOfEarlier(SurveyView survey) {
        return adaptations.findLast(survey.municipalityId(), survey.id()).withDropped(List.of());
    }

    /** The questionnaire as a wave of the survey with this adaptation asks it. */
    public Questionnaire getFor(SurveyView survey, Adaptation adaptation) {
        var model = model(survey.municipalityId(), survey.questionnaireKey(), survey.questionnaireVersion());
        return AdaptedQuestionnaire.of(model, adaptation, survey.slug());
    }

    private Questionnaire make(WaveView wave) {
        var adaptation = adaptation(wave);
        return adaptation.isEmpty()
                ? model(wave)
                : getFor(surveys.get(wave.municipalityId(), wave.surveyId()), adaptation);
    }

    private Questionnaire model(UUID municipalityId, String key, int version) {
        var categories = districts.list(municipalityId).stream()
                .map(district -> new Category(district.code(), LocalizedText.same(district.name())))
                .toList();
        return catalogue.get(key, version).forCity(categories, List.of());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
