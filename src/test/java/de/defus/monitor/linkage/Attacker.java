package de.defus.monitor.linkage;

import de.defus.monitor.linkage.DatabaseCopy.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody who saw all who came, in their order, and owns copies of the whole database, tries to say which answer is whose.
 * Every attack gives each person a set of answers among which theirs should be and picks one at random; its score is the
 * number of persons it finds, on average over these picks. Of costs that grow with the distance of two ranks, putting both
 * sides in order is a best assignment, so no attack by order does better than the sorted one.
 */
final class Attacker {

    private static final String[] INSIDE_A_GROUP = {"@ctid", "@cmin", "id", "texts"};

    private final List<Visit> visits;
    private final List<DatabaseCopy> copies;
    private final int[] visitsBefore;
    private final String answers;
    private final Map<String, Integer> truth;
    private final Function<Row, String> companyOf;
    /** By visit: the rows an attacker can say were written by it, and the copies in which they stood. */
    private final List<Map<Row, Integer>> traces = new ArrayList<>();

    /**
     * @param visits in their order
     * @param copies of the database, in the order they were taken, the first before anybody came
     * @param visitsBefore for each copy, how many had come
     * @param answers the table in which the answers end
     * @param truth the visit behind an answer, by the identity of its row; asked only to count hits
     * @param companyOf what an answer says of district and way
     */
    Attacker(
            List<Visit> visits,
            List<DatabaseCopy> copies,
            int[] visitsBefore,
            String answers,
            Map<String, Integer> truth,
            Function<Row, String> companyOf) {
        this.visits = visits;
        this.copies = copies;
        this.visitsBefore = visitsBefore;
        this.answers = answers;
        this.truth = truth;
        this.companyOf = companyOf;
        visits.forEach(visit -> traces.add(new HashMap<>()));
        trace();
    }

    /** Persons found by each attack that ends in sets of answers, as a share of all. */
    Map<String, Double> byGroups() {
        var scores = new TreeMap<String, Double>();
        byEqualValues(scores);
        for (var column : columns()) {
            byOrder("order of visits = order of " + column, Comparator.comparing(Visit::position), column, scores);
            byOrder("order of letters = order of " + column, Comparator.comparing(Attacker::letter), column, scores);
        }
        scores.put("who left the pool between two copies", share(groups(), (people, rows) -> found(people, rows)));
        return scores;
    }

    /**
     * Persons found by guesses inside the groups that left together, by the order in which their rows lie, in terms of the
     * standard deviations by which they exceed what chance finds (one person a group).
     */
    Map<String, Double> insideGroups() {
        var scores = new TreeMap<String, Double>();
        var groups = groups();
        var companies = (double) groups.values().stream()
                .filter(group -> !group.people.isEmpty())
                .count();
        for (var column : INSIDE_A_GROUP) {
            var hits = share(groups, (people, rows) -> aligned(people, rows, column)) * visits.size();
            scores.put(column, companies == 0 ? 0 : (hits - companies) / Math.sqrt(companies));
        }
        return scores;
    }

    private static int letter(Visit visit) {
        return visit.letterNumber().isEmpty() ? 0 : Integer.parseInt(visit.letterNumber());
    }

    /** Says of rows whose they are: those that bear a letter's number, and those that are new, in the order they came. */
    private void trace() {
        var byLetter = new HashMap<String, Integer>();
        visits.stream()
                .filter(visit -> !visit.letterNumber().isEmpty())
                .forEach(visit -> byLetter.put(city(visit.company()) + visit.letterNumber(), visit.position()));
        for (int copy = 1; copy < copies.size(); copy++) {
            for (var table : copies.get(copy).tables()) {
                if (!table.equals(answers)) {
                    traceNew(table, copy);
                    for (var row : copies.get(copy).rows(table)) {
                        var whose = byLetter.get(row.get("municipality_id") + row.get("letter_number"));
                        if (whose != null) {
                            traces.get(whose).putIfAbsent(row, copy);
                        }
                    }
                }
            }
        }
    }

    static String city(String company) {
        return company.substring(0, company.indexOf(' '));
    }

    private void traceNew(String table, int copy) {
        var before =
                copies.get(copy - 1).rows(table).stream().map(Row::identity).collect(Collectors.toSet());
        var fresh = copies.get(copy).rows(table).stream()
                .filter(row -> !before.contains(row.identity()))
                .sorted(Comparator.comparing((Row row) -> number(row.get("@xmin")))
                        .thenComparing(row -> number(row.get("@ctid"))))
                .toList();
        if (fresh.size() == visitsBefore[copy] - visitsBefore[copy - 1]) {
            for (int index = 0; index < fresh.size(); index++) {
                traces.get(visitsBefore[copy - 1] + index).put(fresh.get(index), copy);
            }
        }
    }

    private List<Row> last() {
        return copies.get(copies.size() - 1).rows(answers);
    }

    private TreeSet<String> columns() {
        var columns = new TreeSet<String>();
        last().forEach(row -> columns.addAll(row.values().keySet()));
        return columns;
    }

    /** Any value of any row that somebody wrote, looked for in any column of the answers. */
    private void byEqualValues(Map<String, Double> scores) {
        var own = new HashMap<Integer, Row>();
        last().forEach(row -> own.put(truth.get(row.identity()), row));
        for (var column : columns()) {
            var sizes = last().stream().collect(Collectors.groupingBy(row -> row.get(column), Collectors.counting()));
            var sums = new HashMap<String, Double>();
            for (var visit : visits) {
                var wanted = own.get(visit.position()).get(column);
                var best = new HashMap<String, Double>();
                traces.get(visit.position())
                        .keySet()
                        .forEach(row -> row.values().forEach((name, value) -> {
                            if (value.equals(wanted)) {
                                best.merge(row.table() + "." + name, 1.0 / sizes.get(value), Math::max);
                            }
                        }));
                best.forEach((name, hit) -> sums.merge(name, hit, Double::sum));
            }
            sums.forEach((name, sum) -> scores.put(name + " = " + column, sum / visits.size()));
        }
    }

    private void byOrder(String name, Comparator<Visit> order, String column, Map<String, Double> scores) {
        var people = visits.stream().sorted(order).collect(Collectors.groupingBy(Visit::company));
        var hits = 0.0;
        for (var rows :
                last().stream().collect(Collectors.groupingBy(companyOf)).entrySet()) {
            var sorted = new TreeMap<Key, List<Row>>();
            rows.getValue()
                    .forEach(row -> sorted.computeIfAbsent(Key.of(row.get(column)), key -> new ArrayList<>())
                            .add(row));
            var waiting = people.getOrDefault(rows.getKey(), List.of());
            var start = 0;
            for (var tied : sorted.values()) {
                var end = Math.min(start + tied.size(), waiting.size());
                hits += found(waiting.subList(Math.min(start, end), end), tied);
                start = end;
            }
        }
        scores.put(name, hits / visits.size());
    }

    /** Who left with whom: a company's people whose traces vanished between two copies, and the answers that appeared. */
    private Map<String, Group> groups() {
        var groups = new TreeMap<String, Group>();
        var seen = new HashSet<String>();
        for (int copy = 0; copy < copies.size(); copy++) {
            for (var row : copies.get(copy).rows(answers)) {
                if (seen.add(row.identity())) {
                    groups.computeIfAbsent(companyOf.apply(row) + " " + copy, key -> new Group())
                            .rows
                            .add(row);
                }
            }
        }
        for (var visit : visits) {
            for (var trace : traces.get(visit.position()).entrySet()) {
                var left = leftAt(trace.getKey(), trace.getValue());
                var group = left < 0 ? null : groups.get(visit.company() + " " + left);
                if (group != null && !group.people.contains(visit)) {
                    group.people.add(visit);
                }
            }
        }
        return groups;
    }

    private static final class Group {
        private final List<Visit> people = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
    }

    /** The copy from which a row is gone; -1 if it stays. */
    private int leftAt(Row row, int since) {
        for (int copy = since + 1; copy < copies.size(); copy++) {
            if (gone(copy).apply(row)) {
                return copy;
            }
        }
        return -1;
    }

    private final Map<Integer, java.util.Set<String>> identities = new HashMap<>();

    private Function<Row, Boolean> gone(int copy) {
        var there = identities.computeIfAbsent(
                copy,
                number -> copies.get(number).tables().stream()
                        .flatMap(table -> copies.get(number).rows(table).stream())
                        .map(Row::identity)
                        .collect(Collectors.toSet()));
        return row -> !there.contains(row.identity());
    }

    /** Counts hits of an attack on one group. */
    private interface Guess {
        double hits(List<Visit> people, List<Row> rows);
    }

    private double share(Map<String, Group> groups, Guess guess) {
        return groups.values().stream()
                        .mapToDouble(group -> guess.hits(group.people, group.rows))
                        .sum()
                / visits.size();
    }

    /** Hits to expect of who picks for each of these people one of these answers. */
    private double found(List<Visit> people, List<Row> rows) {
        var behind = rows.stream().map(row -> truth.get(row.identity())).collect(Collectors.toSet());
        var among = people.stream()
                .filter(visit -> behind.contains(visit.position()))
                .count();
        return (double) among / rows.size();
    }

    /** Hits of who lays people, as they came, beside answers in the order of a column; texts in that of their length. */
    private double aligned(List<Visit> people, List<Row> rows, String column) {
        var came = people.stream()
                .sorted(
                        column.equals("texts")
                                ? Comparator.comparing(this::sealedLength)
                                : Comparator.comparing(Visit::position))
                .toList();
        var lie = rows.stream()
                .sorted(Comparator.comparing(row ->
                        column.equals("texts") ? new Key(row.get(column).length(), "") : Key.of(row.get(column))))
                .toList();
        var hits = 0;
        for (int index = 0; index < Math.min(came.size(), lie.size()); index++) {
            hits += truth.get(lie.get(index).identity()) == came.get(index).position() ? 1 : 0;
        }
        return hits;
    }

    private int sealedLength(Visit visit) {
        return traces.get(visit.position()).keySet().stream()
                .mapToInt(row -> row.get("sealed").length())
                .max()
                .orElse(0);
    }

    private static long number(String value) {
        if (value.startsWith("(")) {
            var comma = value.indexOf(',');
            return Long.parseLong(value.substring(1, comma)) << 16
                    | Long.parseLong(value.substring(comma + 1, value.length() - 1));
        }
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }

    /** Numbers and places by their size, everything else as text. */
    private record Key(long number, String text) implements Comparable<Key> {

        static Key of(String value) {
            var number = Attacker.number(value);
            return new Key(number, number == 0 ? value : "");
        }

        @Override
        public int compareTo(Key other) {
            var first = Long.compare(number, other.number);
            return first != 0 ? first : text.compareTo(other.text);
        }
    }
}
