package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.Words;
import java.util.List;
import java.util.Optional;

/**
 * A headline figure: an indicator of the questionnaire with its estimate for all respondents.
 *
 * @param aspect which share of the item it is
 * @param change since the last released wave, if it can be compared
 */
public record Headline(
        String label,
        Dimension dimension,
        String item,
        Aspect aspect,
        PublishedEstimate estimate,
        Optional<PublishedDifference> change) {

    /** The release's indicators whose share is published. */
    static List<Headline> of(Release release, Words words) {
        return release.questionnaire().indicators().stream()
                .flatMap(indicator ->
                        Aspect.of(release, indicator).flatMap(aspect -> of(release, words, indicator, aspect)).stream())
                .toList();
    }

    private static Optional<Headline> of(Release release, Words words, Indicator indicator, Aspect aspect) {
        var row = release.results()
                .findTable(indicator.item(), PublishedTable.ALL)
                .flatMap(table -> table.rows().stream().findFirst());
        return row.flatMap(aspect::share)
                .map(estimate -> new Headline(
                        indicator.label().in(words.language()),
                        indicator.dimension(),
                        indicator.item(),
                        aspect,
                        estimate,
                        row.flatMap(aspect::change)));
    }
}
