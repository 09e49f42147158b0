package de.defus.monitor.response;

import java.sql.SQLException;

/** The database did not do what it was asked; whether anything was stored is not known. */
final class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StorageFailure(SQLException cause) {
        super("the answers could not be stored or read (SQL state " + cause.getSQLState() + ")", cause);
    }

    /** Whether a failure, or what caused it, is trouble with the database rather than a fault of the program. */
    static boolean isBehind(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    || cause instanceof StorageFailure
                    || cause instanceof jakarta.persistence.PersistenceException
                    || cause instanceof jakarta.transaction.RollbackException) {
                return true;
            }
        }
        return false;
    }
}
