package de.defus.monitor.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What everybody can read of a release: the numbers of its interface, to which those of other channels can be added. Knows
 * nothing of the program's own records.
 *
 * @param population persons the figures stand for; 0 if they are unweighted
 * @param scores of the indices that are shown
 * @param crossed shares of groups split in two
 */
record PublicRelease(
        int responses,
        long population,
        double smallestWeight,
        double largestWeight,
        int minimumBase,
        Map<String, Table> tables,
        List<Score> scores,
        List<Cross> crossed) {

    /** Half of the steps in which scores are printed. */
    private static final double HALF_POINT = 0.5;

    /** The breakdown of one row. */
    static final String ALL = "all";

    /** A table as it is shown; without rows if it is withheld. */
    record Table(String item, String breakdown, Map<Integer, Row> rows) {}

    /**
     * A row as it is shown.
     *
     * @param shares by category
     * @param fromRest differences from everybody else, by category
     * @param change differences from the wave before, by category
     * @param missing counts by missing code
     */
    record Row(
            int group,
            int base,
            long weightedBase,
            Map<Integer, Double> shares,
            Map<End, Double> ends,
            Map<Integer, Double> fromRest,
            OptionalDouble mean,
            Map<Integer, Integer> missing) {}

    /**
     * The mean score of a group, 0 to 100.
     *
     * @param columns what the index is made of
     * @param halfStep how far the exact mean may lie from it
     */
    record Score(
            String dimension,
            List<String> columns,
            String breakdown,
            int group,
            int base,
            double value,
            double halfStep) {}

    /**
     * A group of a breakdown split into those inside a group of another, and everybody else.
     *
     * @param part category code of the share, 0 for the favourable end
     */
    record Cross(
            String item,
            String breakdown,
            String by,
            int inside,
            int part,
            int group,
            int base,
            double share,
            int othersBase,
            double othersShare) {}

    /** A part of a rated scale that has a share of its own. */
    enum End {
        FAVOURABLE,
        MIDDLE,
        UNFAVOURABLE
    }

    /** Reads {@code results} of the interface. */
    static PublicRelease of(JsonNode results) {
        var method = results.path("method");
        var tables = new LinkedHashMap<String, Table>();
        for (var table : results.path("tables")) {
            var rows = new TreeMap<Integer, Row>();
            table.path("rows").forEach(row -> rows.put(row.path("group").asInt(), row(row)));
            var item = table.path("item").asText();
            var breakdown = table.path("breakdown").asText();
            tables.put(key(item, breakdown), new Table(item, breakdown, rows));
        }
        return new PublicRelease(
                method.path("responses").asInt(),
                method.path("population").asLong(),
                method.path("smallestWeight").asDouble(),
                method.path("largestWeight").asDouble(),
                method.path("minimumBase").asInt(),
                tables,
                scores(results.path("indices")),
                crossed(results.path("crossed")));
    }

    private static List<Cross> crossed(JsonNode tables) {
        var crossed = new ArrayList<Cross>();
        for (var table : tables) {
            for (var row : table.path("rows")) {
                crossed.add(new Cross(
                        table.path("item").asText(),
                        table.path("breakdown").asText(),
                        table.path("by").asText(),
                        table.path("inside").asInt(),
                        table.path("part").asInt(),
                        row.path("group").asInt(),
                        row.path("own").path("base").asInt(),
                        row.path("own").path("value").asDouble(),
                        row.path("others").path("base").asInt(),
                        row.path("others").path("value").asDouble()));
            }
        }
        return crossed;
    }

    private static List<Score> scores(JsonNode indices) {
        var scores = new ArrayList<Score>();
        for (var index : indices) {
            var columns = new ArrayList<String>();
            index.path("columns").forEach(column -> columns.add(column.asText()));
            for (var table : index.path("tables")) {
                table.path("rows")
                        .forEach(row -> value(row.path("score"))
                                .ifPresent(value -> scores.add(new Score(
                                        index.path("dimension").asText(),
                                        columns,
                                        table.path("breakdown").asText(),
                                        row.path("group").asInt(),
                                        row.path("base").asInt(),
                                        value,
                                        HALF_POINT))));
            }
        }
        return scores;
    }

    /** The same release with other scores. */
    PublicRelease withScores(List<Score> replacement) {
        return new PublicRelease(
                responses, population, smallestWeight, largestWeight, minimumBase, tables, replacement, crossed);
    }

    static String key(String item, String breakdown) {
        return item + " by " + breakdown;
    }

    Optional<Table> find(String item, String breakdown) {
        return Optional.ofNullable(tables.get(key(item, breakdown)))
                .filter(table -> !table.rows().isEmpty());
    }

    /** The breakdowns of an item that are shown. */
    List<Table> breakdowns(String item) {
        return tables.values().stream()
                .filter(table -> table.item().equals(item))
                .filter(table -> !table.breakdown().equals(ALL))
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    /** Items in order. */
    List<String> items() {
        return tables.values().stream().map(Table::item).distinct().toList();
    }

    boolean isWeighted() {
        return population > 0;
    }

    /** The same release with other shares of split groups. */
    PublicRelease withCrossed(List<Cross> replacement) {
        return new PublicRelease(
                responses, population, smallestWeight, largestWeight, minimumBase, tables, scores, replacement);
    }

    /** Shares that are shown, ends not counted. */
    int shares() {
        return tables.values().stream()
                .flatMap(table -> table.rows().values().stream())
                .mapToInt(row -> row.shares().size())
                .sum();
    }

    /** Breakdowns of which nothing is shown. */
    List<String> withheld() {
        var withheld = new ArrayList<String>();
        tables.forEach((key, table) -> {
            if (table.rows().isEmpty()) {
                withheld.add(key);
            }
        });
        return withheld;
    }

    private static Row row(JsonNode row) {
        var ends = new TreeMap<End, Double>();
        for (var end : End.values()) {
            value(row.path(end.name().toLowerCase(java.util.Locale.ROOT))).ifPresent(value -> ends.put(end, value));
        }
        var missing = new TreeMap<Integer, Integer>();
        row.path("missing")
                .properties()
                .forEach(entry -> missing.put(
                        Integer.parseInt(entry.getKey()), entry.getValue().asInt()));
        return new Row(
                row.path("group").asInt(),
                row.path("base").asInt(),
                row.path("weightedBase").asLong(),
                values(row.path("shares")),
                ends,
                values(row.path("fromRest").path("shares")),
                value(row.path("mean")),
                missing);
    }

    private static Map<Integer, Double> values(JsonNode figures) {
        var values = new TreeMap<Integer, Double>();
        figures.properties()
                .forEach(entry -> value(entry.getValue())
                        .ifPresent(value -> values.put(Integer.parseInt(entry.getKey()), value)));
        return values;
    }

    private static OptionalDouble value(JsonNode figure) {
        return figure.path("value").isNumber()
                ? OptionalDouble.of(figure.path("value").asDouble())
                : OptionalDouble.empty();
    }
}
