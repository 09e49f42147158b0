package de.defus.monitor.analysis.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * The index of a dimension, from 0 to 100 with 100 the favourable end: a mean of several items. All figures are in points.
 *
 * @param dimension its name, such as {@code affective}
 * @param columns names of the items or boxes it is made of
 * @param fewestValid how many of them a respondent must have answered to have a score
 * @param tables all respondents first, then each breakdown
 * @param reliability how well the items go together; absent for one item, or if few answered all of them
 */
public record PublishedIndex(
        String dimension,
        List<String> columns,
        int fewestValid,
        List<Table> tables,
        Optional<PublishedReliability> reliability) {

    /**
     * The index by the groups of a breakdown.
     *
     * @param rows one for each group; empty if withheld
     * @param withheld whether a group is too small, or an item of the index is withheld by this breakdown
     */
    public record Table(String breakdown, List<Row> rows, boolean withheld) {
        public Table {
            rows = List.copyOf(rows);
        }

        /** The row of a group, if the table has it. */
        public Optional<Row> findRow(int group) {
            return rows.stream().filter(row -> row.group() == group).findFirst();
        }
    }

    /**
     * A group.
     *
     * @param group code of the group in its breakdown; 0 for all respondents
     * @param base respondents with a score, unweighted
     * @param score mean score, rounded (see {@link ScoreRounding}); absent if masked
     * @param change since the last released wave; absent if not compared
     */
    public record Row(int group, int base, Optional<PublishedEstimate> score, Optional<PublishedDifference> change) {
        public Row {
            change = change == null ? Optional.empty() : change;
        }

        /** The same row with its change. */
        public Row withChange(PublishedDifference difference) {
            return new Row(group, base, score, Optional.of(difference));
        }
    }

    public PublishedIndex {
        columns = List.copyOf(columns);
        tables = List.copyOf(tables);
        reliability = reliability == null ? Optional.empty() : reliability;
    }

    /** The table of a breakdown, or of {@link PublishedTable#ALL}. */
    public Optional<Table> findTable(String breakdown) {
        return tables.stream()
                .filter(table -> table.breakdown().equals(breakdown))
                .findFirst();
    }

    /** The row of all respondents, if it is shown. */
    public Optional<Row> total() {
        return findTable(PublishedTable.ALL).flatMap(table -> table.findRow(0));
    }

    /** The same with other tables. */
    public PublishedIndex withTables(List<Table> replacement) {
        return new PublishedIndex(dimension, columns, fewestValid, replacement, reliability);
    }
}
