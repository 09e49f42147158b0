package de.defus.monitor.response.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything wrong with a file, up to a bound: a file with more wrong than that is mapped wrongly as a whole. */
final class Findings {

    /** Most findings that are kept. */
    static final int MOST = 100_000;

    private final List<Finding> found = new ArrayList<>();

    void add(Finding finding) {
        if (found.size() < MOST) {
            found.add(finding);
        } else if (found.size() == MOST) {
            found.add(Finding.at(0, "", "importing.fault.more", MOST));
        }
    }

    /** First what concerns columns, then row by row. */
    List<Finding> list() {
        return found.stream().sorted(Comparator.comparingInt(Finding::row)).toList();
    }
}
