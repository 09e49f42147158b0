package de.defus.monitor.audit;

import java.util.EnumMap;
import java.util.Map;

/** What was found in many releases. */
final class Tally {

    private final Map<Recovery.Kind, Integer> recovered = new EnumMap<>(Recovery.Kind.class);
    private int releases;
    private int cells;
    private int smallAnswers;
    private int smallGaps;
    private int shares;
    private int tables;
    private int withheld;

    void add(PublicRelease release, Auditor.Findings found) {
        found.byKind().forEach((kind, count) -> recovered.merge(kind, count, Integer::sum));
        releases++;
        cells += found.cells();
        smallAnswers += found.smallAnswers();
        smallGaps += found.smallGaps();
        shares += release.shares();
        tables += release.tables().size();
        withheld += release.withheld().size();
    }

    Map<Recovery.Kind, Integer> recovered() {
        return Map.copyOf(recovered);
    }

    int releases() {
        return releases;
    }

    int shares() {
        return shares;
    }

    @Override
    public String toString() {
        return ("%d releases, %d numbers of people attacked, recovered %s; %d shares in %d tables, %d tables withheld;"
                        + " by rule known exactly: %d answers and %d item gaps of fewer than the minimum base")
                .formatted(releases, cells, recovered, shares, tables, withheld, smallAnswers, smallGaps);
    }
}
