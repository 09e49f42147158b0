package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedAreaModel;
import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.analysis.disclosure.PublishedReliability;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.WaveTrend;
import de.defus.monitor.report.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The index of a dimension with its groups, what it is made of, and the other key figures of the dimension.
 *
 * @param card of all respondents; absent if that is withheld
 * @param slope the line through the waves; absent with too few of them
 * @param tables each breakdown
 * @param parts the items or boxes
 * @param model model-based estimates for districts; absent if there are none
 */
public record IndexView(
        PublishedIndex index,
        Optional<IndexCard> card,
        Optional<ChartView> trend,
        Optional<TrendView> slope,
        List<ChartView> byGroup,
        List<GroupTable> tables,
        List<Part> parts,
        List<Headline> headlines,
        Optional<AreaModelView> model) {

    /** A breakdown. */
    public record GroupTable(String title, String breakdown, PublishedIndex.Table table, boolean isChangeShown) {

        /** Whether rows are links to profiles of districts. */
        public boolean isOfDistricts() {
            return breakdown.equals(Questionnaire.DISTRICT_SCALE);
        }

        public boolean isMasked() {
            return table.rows().stream().anyMatch(row -> row.score().isEmpty());
        }
    }

    /** An item or box, with the way to its page. */
    public record Part(String label, String item, Optional<PublishedReliability.Item> reliability) {}

    /** A question with those of its items or boxes that are in the index. */
    public record Asked(int number, String stem, List<Part> parts) {

        /** The names of the parts in one line. */
        public String labels() {
            return parts.stream().map(Part::label).collect(Collectors.joining("; "));
        }
    }

    /** The parts by question. */
    public List<Asked> asked(Words words) {
        return parts.stream()
                .collect(Collectors.groupingBy(
                        part -> words.question(part.item()), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Asked(
                        entry.getKey().number(), entry.getKey().stem().in(words.language()), entry.getValue()))
                .toList();
    }

    static IndexView of(OpenRelease.Opened opened, PublishedIndex index, List<Release> waves) {
        var view = opened.view();
        var words = view.words();
        var release = view.release();
        var charts = opened.charts();
        var dimension = index.dimension();
        return new IndexView(
                index,
                IndexCard.of(release).stream()
                        .filter(card -> card.dimension().equals(dimension))
                        .findFirst(),
                charts.indexTrend(dimension),
                TrendView.of(words, WaveTrend.ofIndex(release, waves, index), List.of(), true),
                charts.indexByGroup(dimension),
                words.breakdowns().stream()
                        .flatMap(breakdown -> index
                                .findTable(breakdown)
                                .map(table -> new GroupTable(
                                        words.breakdown(breakdown),
                                        breakdown,
                                        table,
                                        table.rows().stream()
                                                .anyMatch(row -> row.change().isPresent())))
                                .stream())
                        .toList(),
                index.columns().stream()
                        .map(column -> new Part(
                                words.column(column),
                                words.itemOfColumn(column),
                                index.reliability()
                                        .flatMap(found -> found.items().stream()
                                                .filter(item -> item.column().equals(column))
                                                .findFirst())))
                        .toList(),
                Headline.of(release, words).stream()
                        .filter(headline -> headline.dimension()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .equals(dimension))
                        .toList(),
                model(words, index));
    }

    private static Optional<AreaModelView> model(Words words, PublishedIndex index) {
        var districts = index.findTable(Questionnaire.DISTRICT_SCALE);
        return words.release()
                .results()
                .findAreaModel(PublishedAreaModel.index(index.dimension()))
                .flatMap(model -> districts.map(table -> AreaModelView.of(
                        words,
                        model,
                        table.rows().stream().map(PublishedIndex.Row::group).toList(),
                        code -> words.group(Questionnaire.DISTRICT_SCALE, code),
                        code -> table.findRow(code).flatMap(PublishedIndex.Row::score),
                        true)));
    }
}
