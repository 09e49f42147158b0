package de.defus.monitor.platform.database;

import java.sql.SQLException;

/** The database did not do what it was asked; whether anything was stored is not known. */
public final class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StorageFailure(SQLException cause) {
        super("something could not be stored or read (SQL state " + cause.getSQLState() + ")", cause);
    }
}
