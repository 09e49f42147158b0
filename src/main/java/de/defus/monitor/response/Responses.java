package de.defus.monitor.response;

import de.defus.monitor.platform.database.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * All SQL on responses. Plain JDBC, because a wave is read as one stream. Every method but {@link #vacuum} works in the
 * transaction of the caller, inside its tenant scope.
 */
@ApplicationScoped
class Responses {

    private static final int BATCH = 500;

    private final Connections connections;

    Responses(Connections connections) {
        this.connections = connections;
    }

    /** Adds answers of a file to a wave, under new random ids, in the order given; the caller has mixed them. */
    void insertImported(UUID municipalityId, UUID waveId, List<ImportedAnswer> answers) {
        connections.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into responses
                        (id, municipality_id, wave_id, stratum, mode, source, language, codes, texts, design_weight)
                    values (gen_random_uuid(), ?, ?, ?, 'IMPORT', 'OPEN', ?, ?, ?::jsonb, ?)""")) {
                var waiting = 0;
                for (var answer : answers) {
                    statement.setObject(1, municipalityId);
                    statement.setObject(2, waveId);
                    statement.setInt(3, answer.stratum());
                    statement.setString(4, answer.language());
                    statement.setObject(5, answer.codes());
                    statement.setString(6, answer.textsJson());
                    statement.setObject(7, answer.designWeight(), Types.REAL);
                    statement.addBatch();
                    if (++waiting % BATCH == 0) {
                        statement.executeBatch();
                    }
                }
                return statement.executeBatch();
            }
        });
    }

    /** One answer of a file; the weight is null where the file has none. */
    record ImportedAnswer(int stratum, String language, short[] codes, String textsJson, Float designWeight) {}

    /** The design weights of a wave in the same order as the codes; empty unless every answer has one. */
    List<Float> listDesignWeights(UUID waveId) {
        return connections.call(connection -> {
            try (var statement =
                    connection.prepareStatement("select design_weight from responses where wave_id = ? order by id")) {
                statement.setObject(1, waveId);
                try (var row = statement.executeQuery()) {
                    var weights = new ArrayList<Float>();
                    while (row.next()) {
                        var weight = row.getFloat(1);
                        if (row.wasNull()) {
                            return List.of();
                        }
                        weights.add(weight);
                    }
                    return weights;
                }
            }
        });
    }

    /** How many answers a wave has, waiting ones included. */
    int count(UUID waveId) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    select (select count(*) from responses where wave_id = ?)
                        + (select count(*) from response_pool where wave_id = ?)""")) {
                statement.setObject(1, waveId);
                statement.setObject(2, waveId);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /** How many answers of a wave have left the pool and can be evaluated. */
    int countMixed(UUID waveId) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement("select count(*) from responses where wave_id = ?")) {
                statement.setObject(1, waveId);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /** Reads PostgreSQL's binary stream of a query result. */
    interface StreamReader<T> {
        T read(InputStream stream) throws IOException;
    }

    /** Streams the codes of a wave, one row a response in the order of the random ids, as PostgreSQL's binary COPY. */
    <T> T streamCodes(UUID waveId, StreamReader<T> reader) {
        return stream("select codes from responses where wave_id = '" + waveId + "' order by id", reader);
    }

    /** As {@link #streamCodes}, of the drawn only; the first code of each row is the stratum they were drawn from. */
    <T> T streamDrawn(UUID waveId, StreamReader<T> reader) {
        return stream(
                "select stratum::smallint || codes from responses where wave_id = '" + waveId
                        + "' and source = 'LETTER' order by id",
                reader);
    }

    /** COPY takes no parameters; a UUID prints as hexadecimal digits and hyphens only. */
    private <T> T stream(String query, StreamReader<T> reader) {
        var copy = "copy (" + query + ") to stdout (format binary)";
        return connections.call(connection -> {
            try (var stream = new PGCopyInputStream(connection.unwrap(PGConnection.class), copy)) {
                return reader.read(stream);
            } catch (IOException e) {
                throw new SQLException("the codes of a wave could not be read", e);
            }
        });
    }

    /** The way each answer of a wave reached us, in the same order as the codes. */
    List<Mode> listModes(UUID waveId, boolean drawnOnly) {
        return connections.call(connection -> {
            var drawn = drawnOnly ? "and source = 'LETTER' " : "";
            var query = "select mode from responses where wave_id = ? " + drawn + "order by id";
            try (var statement = connection.prepareStatement(query)) {
                statement.setObject(1, waveId);
                statement.setFetchSize(10_000);
                try (var row = statement.executeQuery()) {
                    var modes = new ArrayList<Mode>();
                    while (row.next()) {
                        modes.add(Mode.valueOf(row.getString(1)));
                    }
                    return modes;
                }
            }
        });
    }

    /** How many set each square of the map; {@code drawnOnly} leaves out who came by a link. */
    Map<String, Integer> countSquares(UUID waveId, String key, boolean drawnOnly) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    select substring(texts ->> ? from 'N[0-9]{7}E[0-9]{7}'), count(*) from responses
                    where wave_id = ? and texts ->> ? ~ 'N[0-9]{7}E[0-9]{7}' and (not ? or source = 'LETTER')
                    group by 1""")) {
                statement.setString(1, key);
                statement.setObject(2, waveId);
                statement.setString(3, key);
                statement.setBoolean(4, drawnOnly);
                try (var row = statement.executeQuery()) {
                    var counts = new HashMap<String, Integer>();
                    while (row.next()) {
                        counts.put(row.getString(1), row.getInt(2));
                    }
                    return counts;
                }
            }
        });
    }

    /** Removes from the disk what answers that were deleted or moved left behind. Must be called outside a transaction. */
    void vacuum() {
        connections.call(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum open_texts");
                return statement.execute("vacuum responses");
            }
        });
    }
}
