package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.report.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An item with its tables and charts.
 *
 * @param tables all respondents first, then each breakdown
 * @param answers how all respondents answered; absent if that is withheld
 * @param byGroup the share that tells most, by group and by district
 * @param battery the items of its battery, for comparison
 * @param hasMap whether it is broken down by districts
 * @param crossed its main share by two breakdowns at once
 */
public record ItemView(
        List<TableView> tables,
        Optional<ChartView> answers,
        Optional<ChartView> trend,
        List<ChartView> byGroup,
        Optional<ChartView> battery,
        boolean hasMap,
        List<CrossView> crossed) {

    static ItemView of(ResultView view, Charts charts, String item) {
        var release = view.release();
        var words = view.words();
        var tables = new ArrayList<TableView>();
        TableView.of(release, words, item, PublishedTable.ALL).ifPresent(tables::add);
        words.breakdowns()
                .forEach(breakdown ->
                        TableView.of(release, words, item, breakdown).ifPresent(tables::add));
        var main = Aspect.main(words, item);
        return new ItemView(
                tables,
                charts.answers(item),
                charts.trend(item),
                Stream.concat(charts.districts(main).stream(), charts.groups(main).stream())
                        .toList(),
                charts.battery(item),
                DistrictRow.isMapped(release, item),
                CrossView.of(words, item));
    }
}
