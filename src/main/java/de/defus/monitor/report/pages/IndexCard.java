package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.evaluation.Release;
import java.util.List;
import java.util.Optional;

/** The index of a dimension for all respondents. */
public record IndexCard(String dimension, PublishedEstimate score, int base, Optional<PublishedDifference> change) {

    /** Those that are shown, in the order of the questionnaire. */
    static List<IndexCard> of(Release release) {
        return release.results().indices().stream()
                .flatMap(index -> index.total().stream()
                        .flatMap(row -> row.score().stream()
                                .map(score -> new IndexCard(index.dimension(), score, row.base(), row.change()))))
                .toList();
    }

    /** The interval's width, for the bar. */
    public double width() {
        return score.upper() - score.lower();
    }

    /** Where the value's mark begins. */
    public double mark() {
        return score.value() - 0.5;
    }
}
