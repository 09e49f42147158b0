package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedContrast;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.report.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A headline figure: an indicator of the questionnaire with its estimate for all respondents.
 *
 * @param change since the last released wave, if it can be compared
 */
public record Headline(
        String label,
        Dimension dimension,
        String item,
        PublishedEstimate estimate,
        Optional<PublishedDifference> change) {

    private record Figure(Optional<PublishedEstimate> estimate, Optional<PublishedDifference> change) {}

    /** The release's indicators whose share is published. */
    static List<Headline> of(Release release, Words words) {
        return release.questionnaire().indicators().stream()
                .flatMap(indicator -> find(release, indicator)
                        .flatMap(figure -> figure.estimate()
                                .map(estimate -> new Headline(
                                        indicator.label().in(words.language()),
                                        indicator.dimension(),
                                        indicator.item(),
                                        estimate,
                                        figure.change())))
                        .stream())
                .toList();
    }

    private static Optional<Figure> find(Release release, Indicator indicator) {
        return release.results()
                .findTable(indicator.item(), PublishedTable.ALL)
                .flatMap(table -> table.rows().stream().findFirst())
                .flatMap(row -> figure(release.questionnaire(), row, indicator));
    }

    /** One category, or the favourable or unfavourable end of its scale: the shares that have an interval. */
    private static Optional<Figure> figure(Questionnaire questionnaire, PublishedRow row, Indicator indicator) {
        var codes = row.codes();
        var half = codes.size() / 2;
        if (indicator.codes().size() == 1) {
            var code = indicator.codes().iterator().next();
            return Optional.of(new Figure(
                    Optional.ofNullable(row.shares().get(code)), row.change().flatMap(change -> change.share(code))));
        }
        var favourable = new Figure(row.favourable(), row.change().flatMap(PublishedContrast::favourable));
        var unfavourable = new Figure(row.unfavourable(), row.change().flatMap(PublishedContrast::unfavourable));
        var favourableFirst = questionnaire
                .findQuestionOf(indicator.item())
                .flatMap(questionnaire::findScale)
                .filter(scale -> scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST)
                .isPresent();
        if (indicator.codes().equals(Set.copyOf(codes.subList(0, half)))) {
            return Optional.of(favourableFirst ? favourable : unfavourable);
        }
        if (indicator.codes().equals(Set.copyOf(codes.subList(codes.size() - half, codes.size())))) {
            return Optional.of(favourableFirst ? unfavourable : favourable);
        }
        return Optional.empty();
    }
}
