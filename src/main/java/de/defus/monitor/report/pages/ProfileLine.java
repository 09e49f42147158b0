package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.chart.DotChart;
import java.util.Optional;

/**
 * A share in a district beside that of the whole city.
 *
 * @param own absent if it is withheld
 * @param city absent if that is withheld
 * @param fromRest difference from all others
 * @param change since the last released wave
 */
public record ProfileLine(
        String label,
        Aspect aspect,
        Optional<PublishedEstimate> own,
        Optional<PublishedEstimate> city,
        Optional<PublishedDifference> fromRest,
        Optional<PublishedDifference> change) {

    static ProfileLine of(Release release, String label, Aspect aspect, int district) {
        var own = release.results()
                .findTable(aspect.item(), Questionnaire.DISTRICT_SCALE)
                .flatMap(table -> table.findRow(district));
        var city = release.results()
                .findTable(aspect.item(), PublishedTable.ALL)
                .flatMap(table -> table.rows().stream().findFirst());
        return new ProfileLine(
                label,
                aspect,
                own.flatMap(aspect::share),
                city.flatMap(aspect::share),
                own.flatMap(aspect::fromRest),
                own.flatMap(aspect::change));
    }

    boolean isShown() {
        return own.isPresent() || city.isPresent();
    }

    DotChart.Dot dot() {
        return new DotChart.Dot(label, own, city, fromRest.map(Words::sign).orElse(""));
    }
}
