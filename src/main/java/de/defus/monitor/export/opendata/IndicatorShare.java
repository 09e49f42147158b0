package de.defus.monitor.export.opendata;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.Optional;
import java.util.Set;

/** Finds the published share of an indicator: one category, or one end of its scale. */
public final class IndicatorShare {

    private IndicatorShare() {}

    /** The share in a row of the indicator's item; absent if no such share was published. */
    public static Optional<PublishedEstimate> find(Release release, Indicator indicator, PublishedRow row) {
        if (indicator.codes().size() == 1) {
            return Optional.ofNullable(
                    row.shares().get(indicator.codes().iterator().next()));
        }
        var codes = row.codes();
        var half = codes.size() / 2;
        var questionnaire = release.questionnaire();
        var isFavourableFirst = questionnaire
                .findQuestionOf(indicator.item())
                .flatMap(questionnaire::findScale)
                .filter(scale -> scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST)
                .isPresent();
        if (indicator.codes().equals(Set.copyOf(codes.subList(0, half)))) {
            return isFavourableFirst ? row.favourable() : row.unfavourable();
        }
        if (indicator.codes().equals(Set.copyOf(codes.subList(codes.size() - half, codes.size())))) {
            return isFavourableFirst ? row.unfavourable() : row.favourable();
        }
        return Optional.empty();
    }
}
