package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which share of its item an indicator is: a category code, or an end of the scale. */
public final class IndicatorPart {

    public static final int FAVOURABLE = 0;
    public static final int UNFAVOURABLE = -1;

    private IndicatorPart() {}

    /** Absent if it is none that a release has with an interval. */
    public static OptionalInt of(Questionnaire questionnaire, Indicator indicator) {
        if (indicator.codes().size() == 1) {
            return OptionalInt.of(indicator.codes().iterator().next());
        }
        var scale = questionnaire.findQuestionOf(indicator.item()).flatMap(questionnaire::findScale);
        if (scale.isEmpty() || !isRated(scale.get())) {
            return OptionalInt.empty();
        }
        var codes = scale.get().categories().stream().map(Category::code).toList();
        var half = codes.size() / 2;
        var first = scale.get().direction() == ResponseScale.Direction.FAVOURABLE_FIRST;
        if (indicator.codes().equals(Set.copyOf(codes.subList(0, half)))) {
            return OptionalInt.of(first ? FAVOURABLE : UNFAVOURABLE);
        }
        if (indicator.codes().equals(Set.copyOf(codes.subList(codes.size() - half, codes.size())))) {
            return OptionalInt.of(first ? UNFAVOURABLE : FAVOURABLE);
        }
        return OptionalInt.empty();
    }

    /** Whether a scale has a favourable and an unfavourable end. */
    public static boolean isRated(ResponseScale scale) {
        return scale.measure() == ResponseScale.Measure.ORDINAL
                && scale.direction() != ResponseScale.Direction.NONE
                && scale.categories().size() > 1;
    }

    /** The share in a row, if it is shown. */
    public static Optional<PublishedEstimate> share(PublishedRow row, int part) {
        return switch (part) {
            case FAVOURABLE -> row.favourable();
            case UNFAVOURABLE -> row.unfavourable();
            default -> Optional.ofNullable(row.shares().get(part));
        };
    }
}
