package de.defus.monitor.bench;

import de.defus.monitor.platform.database.DatabaseAccess;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** The floor of storing an answer: a row of the same shape, inserted and committed by plain JDBC. */
final class InsertFloor implements Rate.Client {

    private static final int CODES = 94;

    private final Connection connection;
    private final PreparedStatement insert;
    private final short[] codes = new short[CODES];

    InsertFloor(DatabaseAccess database) throws SQLException {
        connection = connect(database);
        insert = connection.prepareStatement("insert into floor_rows values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)");
    }

    /** Before many at once would make it. */
    static void makeTable(DatabaseAccess database) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists floor_rows (id uuid primary key, municipality_id uuid,"
                    + " wave_id uuid, stratum int, mode text, language text, codes smallint[], texts jsonb)");
        }
    }

    private static Connection connect(DatabaseAccess database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @Override
    public void once() throws Exception {
        insert.setObject(1, UUID.randomUUID());
        insert.setObject(2, new UUID(1, 1));
        insert.setObject(3, new UUID(2, 2));
        insert.setInt(4, 3);
        insert.setString(5, "WEB");
        insert.setString(6, "de");
        insert.setObject(7, codes);
        insert.setString(8, "{\"unsafe_places\": \"am Bahnhof\"}");
        insert.executeUpdate();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
