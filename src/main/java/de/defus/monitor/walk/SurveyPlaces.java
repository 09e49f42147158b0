package de.defus.monitor.walk;

import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.Optional;
import java.util.stream.Stream;

/** What a questionnaire says about places: which items ask how safe people feel there, and which breakdown is districts. */
final class SurveyPlaces {

    private SurveyPlaces() {}

    /** The items about places and about safety as a whole, in printed order. */
    static Stream<Item> items(Questionnaire questionnaire) {
        return questionnaire
                .questions()
                .filter(question -> isPlaces(question) || isHeadline(questionnaire, question))
                .flatMap(question -> question.items().stream());
    }

    /** The first item of a headline figure about felt safety, if there is one. */
    static Optional<Item> headline(Questionnaire questionnaire) {
        return questionnaire
                .questions()
                .filter(question -> isHeadline(questionnaire, question))
                .flatMap(question -> question.items().stream())
                .findFirst();
    }

    static boolean isPlaces(Question question) {
        return question.kind() == Question.Kind.BATTERY && question.cityPlaces();
    }

    /** Of the single questions only a headline one: others ask for change or reasons, not for how safe a place is. */
    static boolean isHeadline(Questionnaire questionnaire, Question question) {
        return question.kind() == Question.Kind.SINGLE
                && question.items().get(0).dimension() == Dimension.AFFECTIVE
                && questionnaire.indicators().stream()
                        .anyMatch(indicator ->
                                indicator.item().equals(question.items().get(0).key()));
    }

    /** The breakdown whose groups are the districts, if there is one. */
    static Optional<Breakdown> districts(Questionnaire questionnaire) {
        return questionnaire.breakdowns().stream()
                .filter(breakdown -> isDistrict(questionnaire, breakdown))
                .findFirst();
    }

    static boolean isDistrict(Questionnaire questionnaire, Breakdown breakdown) {
        return questionnaire
                .findQuestionOf(breakdown.item())
                .flatMap(Question::scale)
                .filter(Questionnaire.DISTRICT_SCALE::equals)
                .isPresent();
    }

    /** The name of a group of a breakdown. */
    static Optional<LocalizedText> label(Questionnaire questionnaire, Breakdown breakdown, int code) {
        var grouped = breakdown.groups().stream()
                .filter(group -> group.code() == code)
                .map(Breakdown.Group::label)
                .findFirst();
        return grouped.isPresent()
                ? grouped
                : questionnaire
                        .findQuestionOf(breakdown.item())
                        .flatMap(questionnaire::findScale)
                        .flatMap(scale -> scale.categories().stream()
                                .filter(category -> category.code() == code)
                                .map(category -> category.label())
                                .findFirst());
    }
}
