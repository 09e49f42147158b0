package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.scale.Scale;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Index;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.response.AnswerColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The columns that an index is made of, all on one scale on which the highest code is the favourable end.
 *
 * @param scale from 1 to the number of categories, or 0 and 1 for boxes
 */
record IndexParts(List<Part> list, Scale scale) {

    /**
     * A column.
     *
     * @param item it belongs to
     * @param codes from the unfavourable to the favourable end; 1 (ticked) and 0 for a box
     * @param box its category; 0 for an item of one category
     */
    record Part(String column, String item, List<Integer> codes, int box) {

        /** How far apart the masked answers of these groups are at most, in steps of the scale; 0 if none is masked. */
        int distance(PublishedTable table, List<Integer> groups) {
            return table.rows().stream()
                    .filter(row -> groups.contains(row.group()))
                    .mapToInt(this::distance)
                    .max()
                    .orElse(0);
        }

        private int distance(PublishedRow row) {
            if (box != 0) {
                return row.shares().containsKey(box) ? 0 : 1;
            }
            var hasMiddle = codes.size() % 2 == 1;
            if (row.favourable().isEmpty()
                    || row.unfavourable().isEmpty()
                    || hasMiddle && row.middle().isEmpty()) {
                return codes.size() - 1;
            }
            return row.shares().size() == codes.size() ? 0 : Math.max(1, codes.size() / 2 - 1);
        }
    }

    IndexParts {
        list = List.copyOf(list);
    }

    /** Absent if a column was not asked, as in a wave imported from a file. */
    static Optional<IndexParts> of(Questionnaire questionnaire, Index index) {
        var known = Columns.of(questionnaire);
        var parts = new ArrayList<Part>();
        for (var name : index.columns()) {
            known.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .ifPresent(column -> parts.add(
                            column.isBox()
                                    ? new Part(name, column.item().key(), List.of(1, 0), column.boxCode())
                                    : new Part(name, column.item().key(), codes(questionnaire, name), 0)));
        }
        if (parts.size() < index.columns().size()) {
            return Optional.empty();
        }
        var lowest = parts.get(0).box() == 0 ? 1 : 0;
        var highest = lowest + parts.get(0).codes().size() - 1;
        return Optional.of(new IndexParts(
                parts,
                new Scale(
                        lowest,
                        highest,
                        Collections.nCopies(parts.size(), false),
                        Scale.twoThirds(parts.size()),
                        true)));
    }

    private static List<Integer> codes(Questionnaire questionnaire, String item) {
        var scale = questionnaire
                .findQuestionOf(item)
                .flatMap(questionnaire::findScale)
                .orElseThrow();
        var codes =
                new ArrayList<>(scale.categories().stream().map(Category::code).toList());
        if (scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST) {
            Collections.reverse(codes);
        }
        return codes;
    }

    /** By column and respondent, on the scale; {@link Scale#MISSING} for all else. */
    int[][] codes(AnswerColumns answers) {
        var codes = new int[list.size()][];
        for (int position = 0; position < codes.length; position++) {
            var part = list.get(position);
            var answered = answers.get(part.column());
            codes[position] = new int[answered.length];
            for (int row = 0; row < answered.length; row++) {
                var place = part.codes().indexOf((int) answered[row]);
                codes[position][row] = place < 0 ? Scale.MISSING : scale.lowest() + place;
            }
        }
        return codes;
    }
}
