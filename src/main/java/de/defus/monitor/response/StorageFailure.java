package de.defus.monitor.response;

import java.sql.SQLException;

/** The database did not do what it was asked; whether anything was stored is not known. */
final class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StorageFailure(SQLException cause) {
        super("the answers could not be stored or read (SQL state " + cause.getSQLState() + ")", cause);
    }
}
