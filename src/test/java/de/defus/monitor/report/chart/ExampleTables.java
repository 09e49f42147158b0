package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.disclosure.RowMask;
import de.defus.monitor.evaluation.ExampleRelease;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Evidence;
import de.defus.monitor.questionnaire.Examples;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.report.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables of a battery on a rated scale of five categories, named 1 to 5, and what to mask in them. */
public final class ExampleTables {

    public static final Words WORDS = new Words(release(ResponseScale.Measure.ORDINAL), Texts.in("de"));
    public static final Words NOMINAL_WORDS = new Words(release(ResponseScale.Measure.NOMINAL), Texts.in("de"));

    private ExampleTables() {}

    public static PublishedEstimate share(double value) {
        return new PublishedEstimate(
                value,
                0.02,
                Math.max(0, value - 0.04),
                Math.min(1, value + 0.04),
                200,
                150,
                PublishedEstimate.Note.NONE,
                50);
    }

    /** All respondents: 10, 30, 20, 25 and 15 per cent. */
    public static PublishedTable whole(String item) {
        var shares = new LinkedHashMap<Integer, PublishedEstimate>();
        var values = List.of(0.1, 0.3, 0.2, 0.25, 0.15);
        IntStream.rangeClosed(1, 5).forEach(code -> shares.put(code, share(values.get(code - 1))));
        var row = new PublishedRow(
                0,
                200,
                2000,
                shares,
                Optional.of(share(0.4)),
                Optional.of(share(0.2)),
                Optional.of(share(0.4)),
                Optional.of(share(0.3)),
                Map.of(-1, 10),
                Optional.empty(),
                Optional.empty());
        return PublishedTable.of(item, PublishedTable.ALL, List.of(row));
    }

    /** The categories of the favourable end are masked; their sum is shown. */
    public static PublishedTable withinAnEnd(String item) {
        return whole(item).masked(List.of(new RowMask(Set.of(1, 2), false, false, false)));
    }

    /** The favourable end and the middle are masked: whose 60 per cent they are is not known. */
    public static PublishedTable endAndMiddle(String item) {
        return whole(item).masked(List.of(new RowMask(Set.of(1, 2, 3), true, true, false)));
    }

    public static PublishedTable all(String item) {
        return whole(item).masked(List.of(new RowMask(Set.of(1, 2, 3, 4, 5), true, true, true)));
    }

    private static Release release(ResponseScale.Measure measure) {
        var isRated = measure == ResponseScale.Measure.ORDINAL;
        var scale = new ResponseScale(
                "five",
                measure,
                isRated ? ResponseScale.Direction.FAVOURABLE_FIRST : ResponseScale.Direction.NONE,
                IntStream.rangeClosed(1, 5)
                        .mapToObj(code -> new Category(code, LocalizedText.same("Stufe " + code)))
                        .toList(),
                Map.of());
        var items = Stream.of("a", "b", "c", "d")
                .map(key ->
                        new Item(key, LocalizedText.same("Ort " + key), Dimension.AFFECTIVE, Evidence.values()[0], key))
                .toList();
        var question = Question.plain(
                        1, Question.Kind.BATTERY, Examples.item("places", Dimension.AFFECTIVE), Optional.of("five"))
                .withItems(items);
        return ExampleRelease.of(
                LocalizedText.same("Wie sicher?"),
                Examples.questionnaire(List.of(question), Map.of("five", scale), List.of()));
    }
}
