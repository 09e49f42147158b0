package de.defus.monitor.walk;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds in the newest releases of a city where people feel unsafe. It reads published tables only, so that no figure below
 * the minimum base can be proposed. The questionnaire says which battery is about places ({@code city_places}); districts
 * and groups are proposed where they differ from everybody else beyond chance.
 */
@ApplicationScoped
public class ProposeHotSpots {

    private static final int MOST = 12;

    private final Surveys surveys;
    private final Releases releases;

    ProposeHotSpots(Surveys surveys, Releases releases) {
        this.surveys = surveys;
        this.releases = releases;
    }

    /** The places with the largest share of people who feel unsafe, the largest first. */
    public List<HotSpot> propose(UUID municipalityId) {
        return surveys.list(municipalityId).stream()
                .flatMap(survey -> releases.findLatest(survey.slug()).stream()
                        .flatMap(release -> release.questionnaire()
                                .questions()
                                .flatMap(question -> ofQuestion(survey, release, question))))
                .sorted(Comparator.comparingDouble(
                                (HotSpot spot) -> spot.unsafe().value())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    private static Stream<HotSpot> ofQuestion(SurveyView survey, Release release, Question question) {
        if (SurveyPlaces.isPlaces(question)) {
            return question.items().stream().flatMap(item -> ofPlace(survey, release, question, item));
        }
        return SurveyPlaces.isHeadline(release.questionnaire(), question)
                ? ofDistricts(survey, release, question)
                : Stream.of();
    }

    private static Stream<HotSpot> ofPlace(SurveyView survey, Release release, Question question, Item item) {
        var everybody = rows(release, item.key(), PublishedTable.ALL)
                .flatMap(row -> spot(survey, release, question, item, item.label(), Optional.empty(), row));
        var groups = release.questionnaire().breakdowns().stream()
                .filter(breakdown -> !SurveyPlaces.isDistrict(release.questionnaire(), breakdown))
                .flatMap(breakdown -> rows(release, item.key(), breakdown.item())
                        .filter(ProposeHotSpots::feelsLessSafeThanTheRest)
                        .flatMap(row -> spot(
                                survey,
                                release,
                                question,
                                item,
                                item.label(),
                                SurveyPlaces.label(release.questionnaire(), breakdown, row.group()),
                                row)));
        return Stream.concat(everybody, groups);
    }

    private static Stream<HotSpot> ofDistricts(SurveyView survey, Release release, Question question) {
        return release.questionnaire().breakdowns().stream()
                .filter(breakdown -> SurveyPlaces.isDistrict(release.questionnaire(), breakdown))
                .flatMap(breakdown -> rows(release, question.items().get(0).key(), breakdown.item())
                        .filter(ProposeHotSpots::feelsLessSafeThanTheRest)
                        .flatMap(row -> SurveyPlaces.label(release.questionnaire(), breakdown, row.group()).stream()
                                .flatMap(district -> spot(
                                        survey,
                                        release,
                                        question,
                                        question.items().get(0),
                                        district,
                                        Optional.empty(),
                                        row))));
    }

    private static Stream<HotSpot> spot(
            SurveyView survey,
            Release release,
            Question question,
            Item item,
            LocalizedText place,
            Optional<LocalizedText> group,
            PublishedRow row) {
        return row.unfavourable().stream()
                .map(unsafe -> new HotSpot(
                        survey.id(),
                        survey.title(),
                        release.waveNumber(),
                        item.key(),
                        place,
                        question.stem(),
                        group,
                        unsafe));
    }

    private static Stream<PublishedRow> rows(Release release, String item, String breakdown) {
        return release.results().findTable(item, breakdown).stream().flatMap(table -> table.rows().stream());
    }

    private static boolean feelsLessSafeThanTheRest(PublishedRow row) {
        return row.fromRest()
                .flatMap(contrast -> contrast.unfavourable())
                .filter(difference -> difference.mark() == PublishedDifference.Mark.HIGHER)
                .isPresent();
    }
}
