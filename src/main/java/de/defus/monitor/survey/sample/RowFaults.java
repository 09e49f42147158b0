package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.FileTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a list that was loaded, told by row. */
final class RowFaults {

    /** Nobody mends more at once. */
    private static final int MOST = 50;

    /** A row of a list. */
    @FunctionalInterface
    interface Reader {

        /**
         * @param cells without space around them
         * @param where the row, as faults name it
         */
        void read(List<String> cells, String where);
    }

    private final List<Fault> faults = new ArrayList<>();

    void add(String where, String messageKey, Object... arguments) {
        faults.add(Fault.at(where, messageKey, arguments));
    }

    /** How many there are so far. */
    int count() {
        return faults.size();
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Reads the rows of a sound heading until there are too many faults; then those of table and rows stand in order. */
    void readRows(FileTable table, Reader reader) {
        faults.addAll(table.faults());
        for (var row : table.rows()) {
            if (faults.size() >= MOST) {
                break;
            }
            reader.read(row.cells().stream().map(String::strip).toList(), "row " + row.number());
        }
        faults.sort(Comparator.comparingInt(RowFaults::row));
    }

    /** @throws Refusal {@code INVALID_INPUT} with the first fifty faults, if there are any */
    void refuseIfAny() {
        if (faults.size() >= MOST) {
            faults.subList(MOST, faults.size()).clear();
            add("…", "sample.fault.more");
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
    }

    private static int row(Fault fault) {
        return Integer.parseInt(fault.where().replaceAll("(?s)row ([0-9]+).*", "$1"));
    }
}
