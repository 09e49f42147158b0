package de.defus.monitor.response.importing;

import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Plain;
import de.defus.monitor.questionnaire.Category;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page on which an analyst says what the columns of a file mean.
 *
 * @param path address of the file
 * @param format CSV, XLSX or SAV
 * @param rows respondents in the file
 * @param columns in the order of the file
 * @param choices what a column can mean
 * @param dropHidden whether answers to questions that were not asked are left out
 * @param unread names of sheets that were not read
 */
public record MappingView(
        String path,
        String format,
        int rows,
        List<ColumnView> columns,
        List<Choice> choices,
        boolean dropHidden,
        String unread) {

    private static final int SAMPLES = 8;
    private static final int LONGEST_SAMPLE = 40;

    /** A column with what the file says of it and what was chosen for it. */
    public record ColumnView(int index, String name, String label, String samples, String target, String codes) {

        /** Id of the field for the meaning; faults are found by it. */
        public String targetField() {
            return "target-" + index;
        }

        /** Id of the field for the codes. */
        public String codesField() {
            return "codes-" + index;
        }
    }

    /** Something a column can mean; the key of a text if it is no item. */
    public record Choice(String name, String label, String textKey) {}

    static MappingView of(String path, PreviewImport.Preview preview, MappingForm typed, String language) {
        var table = preview.table();
        var columns = new ArrayList<ColumnView>();
        for (int index = 0; index < table.columns().size(); index++) {
            var column = table.columns().get(index);
            columns.add(new ColumnView(
                    index,
                    column.name(),
                    column.label(),
                    samples(table, index),
                    index < typed.targets().size() ? typed.targets().get(index) : "",
                    index < typed.codes().size() ? typed.codes().get(index) : ""));
        }
        return new MappingView(
                path,
                table.format().name(),
                table.rows().size(),
                columns,
                new Targets(preview.questionnaire())
                        .list().stream().map(target -> choice(target, language)).toList(),
                typed.dropHidden(),
                String.join(", ", table.unread()));
    }

    /** The values that occur, the most frequent first, with what the file says they mean. Free text is not shown. */
    private static String samples(FileTable table, int index) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (var row : table.rows()) {
            counts.merge(Plain.code(row.cells().get(index)), 1, Integer::sum);
        }
        if (counts.size() > table.rows().size() / 2 && counts.size() > SAMPLES) {
            return "";
        }
        var labels = table.columns().get(index).valueLabels();
        return counts.entrySet().stream()
                .filter(count -> !count.getKey().isEmpty())
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SAMPLES)
                .map(count -> shortened(count.getKey())
                        + (labels.containsKey(count.getKey())
                                ? " (" + shortened(labels.get(count.getKey())) + ")"
                                : ""))
                .collect(Collectors.joining(" · "));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SAMPLE ? text : text.substring(0, LONGEST_SAMPLE) + "…";
    }

    private static Choice choice(Target target, String language) {
        return switch (target.kind()) {
            case WEIGHT -> new Choice(target.name(), "", "importing.target.weight");
            case UNIT -> new Choice(target.name(), "", "importing.target.unit");
            case SINGLE ->
                new Choice(target.name(), target.item().orElseThrow().label().in(language), "");
            case WHOLE ->
                new Choice(target.name(), target.question().orElseThrow().stem().in(language), "");
            case BOX ->
                new Choice(
                        target.name(),
                        target.scale().orElseThrow().categories().stream()
                                .filter(category -> category.code() == target.boxCode())
                                .map(Category::label)
                                .map(label -> label.in(language))
                                .findFirst()
                                .orElse(""),
                        "");
            case TEXT -> new Choice(target.name(), "", "importing.target.text");
        };
    }
}
