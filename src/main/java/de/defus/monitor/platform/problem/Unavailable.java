package de.defus.monitor.platform.problem;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells failures that pass by themselves from faults of the program: the database is away, starting, stopping, full or
 * overloaded, or two transactions got in each other's way. The work was then not done, or nobody can say whether it was;
 * its sender tries again with the same submission id.
 */
public final class Unavailable {

    private static final int DEEPEST_CAUSE = 20;

    /** Classes of SQLSTATE: connection, transaction rollback, insufficient resources, operator intervention, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final Set<String> STATES = Set.of("55P03", "25006");

    private Unavailable() {}

    /** Whether a failure passes by itself. */
    public static boolean isCauseOf(Throwable failure) {
        return find(failure).isPresent();
    }

    /** The reason in a few words without any data of the request. */
    public static String reason(Throwable failure) {
        return find(failure)
                .map(cause -> cause instanceof SQLException sql && sql.getSQLState() != null
                        ? "SQLSTATE " + sql.getSQLState()
                        : cause.getClass().getSimpleName())
                .orElse("");
    }

    private static Optional<Throwable> find(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(Unavailable::passes)
                .findFirst();
    }

    private static boolean passes(Throwable cause) {
        if (cause instanceof SocketException || cause instanceof SocketTimeoutException) {
            return true;
        }
        if (!(cause instanceof SQLException sql)) {
            return false;
        }
        var state = sql.getSQLState();
        if (state == null) {
            return sql instanceof SQLTransientException || isPoolExhausted(sql);
        }
        return STATES.contains(state) || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }

    /** The connection pool gives its timeout no type and no state of its own. */
    private static boolean isPoolExhausted(SQLException failure) {
        return failure.getMessage() != null && failure.getMessage().contains("cquisition timeout");
    }
}
