package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.place.District;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Aspect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A district in the table beside a map.
 *
 * @param share absent if it is withheld
 * @param mark how it differs from all others, if that is more than chance
 */
public record DistrictRow(District district, Optional<PublishedEstimate> share, Optional<PublishedDifference> mark) {

    /** A row for each district, in their order. */
    static List<DistrictRow> of(Release release, List<District> districts, Aspect aspect) {
        var table = release.results().findTable(aspect.item(), Questionnaire.DISTRICT_SCALE);
        return districts.stream()
                .map(district -> {
                    Optional<PublishedRow> row = table.flatMap(found -> found.findRow(district.code()));
                    return new DistrictRow(
                            district,
                            row.flatMap(aspect::share),
                            row.flatMap(aspect::fromRest)
                                    .filter(difference -> difference.mark() != PublishedDifference.Mark.NONE));
                })
                .toList();
    }

    /** The shares that are shown, by district code. */
    static Map<Integer, PublishedEstimate> shares(List<DistrictRow> rows) {
        var shares = new HashMap<Integer, PublishedEstimate>();
        rows.forEach(
                row -> row.share().ifPresent(share -> shares.put(row.district().code(), share)));
        return shares;
    }

    /** Whether an item is broken down by districts, shown or withheld. */
    static boolean isMapped(Release release, String item) {
        return !item.equals(Questionnaire.DISTRICT_SCALE)
                && release.results()
                        .findTable(item, Questionnaire.DISTRICT_SCALE)
                        .isPresent();
    }
}
