package de.defus.monitor.platform.problem;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells texts that PostgreSQL cannot store from faults of the program: a NUL character. Nobody types it; it comes from
 * programs and binary files, and every field could hold it.
 */
final class UnstorableText {

    private static final int DEEPEST_CAUSE = 20;

    /** Characters not in the repertoire; characters that cannot be translated, such as the escaped NUL of JSON. */
    private static final Set<String> STATES = Set.of("22021", "22P05");

    private UnstorableText() {}

    /** Whether a text has neither NUL nor a half of a character. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && STATES.contains(sql.getSQLState()));
    }
}
