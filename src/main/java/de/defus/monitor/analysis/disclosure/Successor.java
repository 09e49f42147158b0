package de.defus.monitor.analysis.disclosure;

import java.util.Optional;

/**
 * Whether a wave may be released anew beside what it was released with: taken off each other, the two must not tell of the
 * few who came or went. Every base stays the same or changes by the minimum base; those who came count as a group of their
 * own, whose answers are protected like any other's.
 */
public final class Successor {

    private static final double ROUNDING = 0.01;

    private final PublishedResults earlier;
    private final PublishedResults later;
    private final int minimumBase;

    private Successor(PublishedResults earlier, PublishedResults later) {
        this.earlier = earlier;
        this.later = later;
        this.minimumBase =
                Math.max(earlier.method().minimumBase(), later.method().minimumBase());
    }

    /**
     * The first table that tells of too few, if there is one.
     *
     * @param earlier what is released
     * @param later of the same wave
     */
    public static Optional<PublishedTable> findClash(PublishedResults earlier, PublishedResults later) {
        var successor = new Successor(earlier, later);
        return later.tables().stream()
                .filter(successor::clashes)
                .findFirst()
                .or(() -> later.crossed().stream()
                        .filter(successor::clashes)
                        .findFirst()
                        .map(cross -> PublishedTable.withheld(cross.item(), cross.breakdown())));
    }

    private boolean clashes(PublishedCross cross) {
        return earlier.crossed().stream()
                .filter(before -> before.item().equals(cross.item())
                        && before.breakdown().equals(cross.breakdown())
                        && before.by().equals(cross.by())
                        && !before.rows().isEmpty())
                .anyMatch(before -> cross.rows().stream()
                        .anyMatch(row -> before.findRow(row.group())
                                .map(other -> clashes(row.own(), other.own()) || clashes(row.others(), other.others()))
                                .orElse(true)));
    }

    private boolean clashes(PublishedEstimate now, PublishedEstimate before) {
        var came = now.base() - before.base();
        return isFew(came) || clashes(came, now, before);
    }

    private boolean clashes(PublishedTable table) {
        var before = earlier.findTable(table.item(), table.breakdown()).filter(found -> !found.withheld());
        if (table.withheld() || before.isEmpty()) {
            return false;
        }
        var inNoGroup = came(table.item());
        for (var row : table.rows()) {
            var other = before.get().findRow(row.group());
            // Groups that were not there before are made of those that were.
            if (other.isEmpty() || clashes(row, other.get())) {
                return true;
            }
            inNoGroup -= row.base() - other.get().base();
        }
        return !table.breakdown().equals(PublishedTable.ALL) && isFew(inNoGroup);
    }

    private int came(String item) {
        return base(later, item) - base(earlier, item);
    }

    private static int base(PublishedResults results, String item) {
        return results.findTable(item, PublishedTable.ALL)
                .flatMap(table -> table.rows().stream().findFirst())
                .map(PublishedRow::base)
                .orElse(0);
    }

    private boolean isFew(int people) {
        return people != 0 && Math.abs(people) < minimumBase;
    }

    private boolean clashes(PublishedRow row, PublishedRow before) {
        var came = row.base() - before.base();
        if (isFew(came)) {
            return true;
        }
        if (!row.codes().equals(before.codes())
                || row.favourable().isPresent() != before.favourable().isPresent()
                || row.unfavourable().isPresent() != before.unfavourable().isPresent()) {
            // What one masks and the other shows could be guessed from it, as few came.
            return true;
        }
        return row.shares().keySet().stream()
                .anyMatch(code ->
                        clashes(came, row.shares().get(code), before.shares().get(code)));
    }

    /** Taken as if everybody weighed the same, which is what a reader would do. */
    private boolean clashes(int came, PublishedEstimate now, PublishedEstimate before) {
        var gave = now.value() * now.base() - before.value() * before.base();
        if (came == 0) {
            // Weights may have changed. Without any, somebody has taken the place of somebody else.
            return later.method().population() == 0 && Math.abs(gave) > ROUNDING;
        }
        var of = came < 0 ? -gave : gave;
        return of < AnswerGuard.FEWEST - ROUNDING || Math.abs(came) - of < AnswerGuard.FEWEST - ROUNDING;
    }
}
