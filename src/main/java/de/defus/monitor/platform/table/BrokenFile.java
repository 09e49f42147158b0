package de.defus.monitor.platform.table;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The faults of a file that cannot be read as a table. */
public final class BrokenFile {

    /** A file with more faults than this is of another kind than it seems. */
    private static final int MOST_FAULTS = 1000;

    private final List<Fault> faults = new ArrayList<>();

    /** The refusal of a file as a whole. */
    public static Refusal because(String messageKey, Object... arguments) {
        return new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("file", messageKey, arguments)));
    }

    void addRow(int row, String messageKey, Object... arguments) {
        add("row " + row, messageKey, arguments);
    }

    void addCell(int row, String column, String messageKey, Object... arguments) {
        add("row " + row + ", column " + column, messageKey, arguments);
    }

    private void add(String where, String messageKey, Object... arguments) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(Fault.at(where, messageKey, arguments));
        }
    }

    List<Fault> list() {
        return faults;
    }
}
