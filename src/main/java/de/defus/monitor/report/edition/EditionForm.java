package de.defus.monitor.report.edition;

import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The form for the city's wishes.
 *
 * @param after the version that is changed
 * @param changes all versions, the newest first
 * @param published the version that everybody reads; 0 if none
 */
public record EditionForm(
        SurveyView survey,
        WaveView wave,
        Questionnaire questionnaire,
        EditionContent content,
        int after,
        List<Change> changes,
        int published) {

    public List<Part> parts() {
        return List.of(Part.values());
    }

    public List<Chapter> chapters() {
        return List.of(Chapter.values());
    }

    public List<String> placeholders() {
        return Placeholders.names(questionnaire);
    }

    public boolean isReleased() {
        return wave.state() == WaveState.RELEASED;
    }

    /** The day of a moment. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.of("Europe/Berlin"));
    }

    /** Questions that can appear in the report. */
    public List<Question> questions() {
        return shown(questionnaire).toList();
    }

    /** What a choice is called: the row of a battery, or the question. */
    public String label(Question question, Item item, String language) {
        return question.items().size() > 1
                ? item.label().in(language)
                : question.stem().in(language);
    }

    private static Stream<Question> shown(Questionnaire questionnaire) {
        return questionnaire
                .questions()
                .filter(question -> question.scale().isPresent())
                .filter(question -> question.items().get(0).dimension() != Dimension.SOCIO);
    }

    /** Keys of the items that can appear in the report. */
    static Stream<String> choosable(Questionnaire questionnaire) {
        return shown(questionnaire)
                .flatMap(question -> question.items().stream())
                .map(Item::key);
    }
}
