package de.defus.monitor.faults;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Sees when answers are being moved out of the pool: inserting each takes a while, by a trigger that the test has put there.
 */
final class FlushWatch {

    private static final long LONGEST_MILLIS = 6_000;

    private final RunningProgram program;
    private int inside;
    private int after;

    FlushWatch(RunningProgram program) {
        this.program = program;
    }

    /** When to strike. */
    enum Moment {
        WHENEVER,
        INSIDE_A_FLUSH,
        RIGHT_AFTER_A_FLUSH
    }

    /** Returns at this moment; at the latest after some seconds, if nothing is moved. */
    void await(Moment moment) throws Exception {
        if (moment == Moment.WHENEVER) {
            return;
        }
        try (var superuser = program.superuser();
                var statement = superuser.prepareStatement(
                        "select exists (select from pg_stat_activity where usename = 'defus' and wait_event = 'PgSleep')")) {
            var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
            var moving = false;
            while (System.nanoTime() < deadline) {
                try (var row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        moving = true;
                        if (moment == Moment.INSIDE_A_FLUSH) {
                            inside++;
                            return;
                        }
                    } else if (moving) {
                        after++;
                        return;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (SQLException gone) {
            // struck by something else meanwhile
        }
    }

    /** How often the moment was met. */
    String told() {
        return inside + " inside a flush, " + after + " right after one";
    }

    int met() {
        return inside + after;
    }
}
