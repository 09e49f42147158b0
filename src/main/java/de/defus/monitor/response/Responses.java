package de.defus.monitor.response;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * All SQL on receipts, pool and responses. Plain JDBC, because a submission is one statement and a wave is read as one
 * stream. Every method but {@link #vacuumPool} works in the transaction of the caller, inside its tenant scope.
 */
@ApplicationScoped
class Responses {

    /**
     * Everything a submission does, in one round trip. The row lock on the wave and its state in the same condition decide
     * the race with closing: closing waits for running submissions, and a submission that waited for closing finds no open
     * wave. A second submission of the same id waits at the receipt's key and then inserts nothing.
     */
    private static final String SUBMIT = """
            with open_wave as (
                select id, municipality_id from waves where id = ? and state = 'OPEN' for share),
            receipt as (
                insert into submission_receipts (submission_hash, municipality_id, wave_id)
                select ?, municipality_id, id from open_wave
                on conflict do nothing
                returning 1),
            pooled as (
                insert into response_pool
                    (submission_id, municipality_id, wave_id, stratum, mode, source, link, sealed)
                select ?, municipality_id, id, ?, ?, ?, ?, ? from open_wave
                where exists (select from receipt)
                returning 1),
            finished as (
                delete from drafts where id = ? and exists (select from open_wave))
            select (select count(*) from open_wave), (select count(*) from pooled),
                exists (select from submission_receipts where submission_hash = ?)
            """;

    /** Chosen by strong random numbers: random() could be foreseen by whoever knows its seed. */
    private static final String TAKE = """
            delete from response_pool where submission_id in (
                select submission_id from response_pool
                where wave_id = ? and (? or (stratum = ? and mode = ? and source = ? and link is not distinct from ?))
                order by gen_random_uuid() limit ?)
            returning submission_id, municipality_id, wave_id, stratum, mode, source, link, sealed
            """;

    private static final String PUT = """
            insert into responses (id, municipality_id, wave_id, stratum, mode, source, link, language, codes, texts)
            values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private static final int BATCH = 500;

    private final DataSource database;
    private final PoolSeal seal;
    private final SecureRandom chance;

    Responses(DataSource database, PoolSeal seal, SecureRandom chance) {
        this.database = database;
        this.seal = seal;
        this.chance = chance;
    }

    /** What became of a submission. */
    enum Reception {
        STORED,
        KNOWN,
        WAVE_NOT_OPEN
    }

    /** One submission as it is stored. */
    record Submission(
            UUID id, byte[] hash, int stratum, Mode mode, Source source, Optional<String> link, byte[] sealed) {

        /** The same, of a person drawn from this stratum, whatever district was ticked. */
        Submission ofDrawn(int drawnStratum) {
            return new Submission(id, hash, drawnStratum, mode, Source.LETTER, Optional.empty(), sealed);
        }
    }

    /** Answers in a wave's pool that nothing tells apart but what they say: only such leave it together. */
    record Company(UUID waveId, int stratum, Mode mode, Source source, Optional<String> link) {}

    /** How many of them there are. */
    record Waiting(Company company, int responses) {}

    Reception insert(UUID waveId, Submission submission, Optional<String> draftId) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(SUBMIT)) {
                statement.setObject(1, waveId);
                statement.setBytes(2, submission.hash());
                statement.setObject(3, submission.id());
                statement.setInt(4, submission.stratum());
                statement.setString(5, submission.mode().name());
                statement.setString(6, submission.source().name());
                statement.setString(7, submission.link().orElse(null));
                statement.setBytes(8, submission.sealed());
                statement.setString(9, draftId.orElse(null));
                statement.setBytes(10, submission.hash());
                try (var row = statement.executeQuery()) {
                    row.next();
                    if (row.getInt(2) == 1) {
                        return Reception.STORED;
                    }
                    return row.getInt(1) == 1 || row.getBoolean(3) ? Reception.KNOWN : Reception.WAVE_NOT_OPEN;
                }
            }
        });
    }

    boolean isReceived(byte[] submissionHash) {
        return with(connection -> {
            try (var statement =
                    connection.prepareStatement("select 1 from submission_receipts where submission_hash = ?")) {
                statement.setBytes(1, submissionHash);
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Waits until no other instance moves answers of this wave; held until the transaction ends. */
    void lockPool(UUID waveId) {
        with(connection -> {
            try (var statement =
                    connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended('flush ' || ?, 0))")) {
                statement.setString(1, waveId.toString());
                return statement.execute();
            }
        });
    }

    /** The pools of all waves of the municipality, with the number of answers waiting in each company. */
    List<Waiting> listWaiting() {
        return with(connection -> {
            try (var statement = connection.prepareStatement("""
                            select wave_id, stratum, mode, source, link, count(*) from response_pool
                            group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5""");
                    var row = statement.executeQuery()) {
                var waiting = new ArrayList<Waiting>();
                while (row.next()) {
                    waiting.add(new Waiting(company(row, 1), row.getInt(6)));
                }
                return waiting;
            }
        });
    }

    /** Moves a number of randomly chosen answers of one company, and says how many there were. */
    int move(Company company, int number) {
        return move(company, false, number);
    }

    /** Moves all answers of a wave that are still waiting, and says how many there were. */
    int moveAll(UUID waveId) {
        var everybody = new Company(waveId, 0, Mode.WEB, Source.OPEN, Optional.empty());
        var moved = 0;
        for (var some = move(everybody, true, BATCH); some > 0; some = move(everybody, true, BATCH)) {
            moved += some;
        }
        return moved;
    }

    private int move(Company company, boolean everybody, int number) {
        return with(connection -> {
            var leaving = take(connection, company, everybody, number);
            // PostgreSQL returns them in the order in which they lay, which is the order in which they came.
            Collections.shuffle(leaving, chance);
            put(connection, leaving);
            return leaving.size();
        });
    }

    /** An answer on its way from the pool to the others. */
    private record Leaving(UUID municipalityId, Company company, SealedAnswer answer) {}

    private List<Leaving> take(Connection connection, Company company, boolean everybody, int number)
            throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, company.waveId());
            statement.setBoolean(2, everybody);
            statement.setInt(3, company.stratum());
            statement.setString(4, company.mode().name());
            statement.setString(5, company.source().name());
            statement.setString(6, company.link().orElse(null));
            statement.setInt(7, number);
            try (var row = statement.executeQuery()) {
                var leaving = new ArrayList<Leaving>();
                while (row.next()) {
                    var waveId = row.getObject(3, UUID.class);
                    var opened = seal.open(waveId, row.getObject(1, UUID.class), row.getBytes(8));
                    leaving.add(new Leaving(row.getObject(2, UUID.class), company(row, 3), opened));
                }
                return leaving;
            }
        }
    }

    private static void put(Connection connection, List<Leaving> leaving) throws SQLException {
        try (var statement = connection.prepareStatement(PUT)) {
            for (var one : leaving) {
                statement.setObject(1, one.municipalityId());
                statement.setObject(2, one.company().waveId());
                statement.setInt(3, one.company().stratum());
                statement.setString(4, one.company().mode().name());
                statement.setString(5, one.company().source().name());
                statement.setString(6, one.company().link().orElse(null));
                statement.setString(7, one.answer().language());
                statement.setObject(8, one.answer().codes());
                statement.setString(9, one.answer().textsJson());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Wave, stratum, mode, source and link in this column and the following ones. */
    private static Company company(ResultSet row, int column) throws SQLException {
        return new Company(
                row.getObject(column, UUID.class),
                row.getInt(column + 1),
                Mode.valueOf(row.getString(column + 2)),
                Source.valueOf(row.getString(column + 3)),
                Optional.ofNullable(row.getString(column + 4)));
    }

    /** Adds answers of a file to a wave, under new random ids, in the order given; the caller has mixed them. */
    void insertImported(UUID municipalityId, UUID waveId, List<ImportedAnswer> answers) {
        with(connection -> {
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
        return with(connection -> {
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
        return with(connection -> {
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
        return with(connection -> {
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
        return with(connection -> {
            try (var stream = new PGCopyInputStream(connection.unwrap(PGConnection.class), copy)) {
                return reader.read(stream);
            } catch (IOException e) {
                throw new SQLException("the codes of a wave could not be read", e);
            }
        });
    }

    /** The way each answer of a wave reached us, in the same order as the codes. */
    List<Mode> listModes(UUID waveId, boolean drawnOnly) {
        return with(connection -> {
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
        return with(connection -> {
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

    /** The free texts of a wave as JSON objects, in the same order as the codes; "{}" where nothing was written. */
    List<String> listTexts(UUID waveId) {
        return with(connection -> {
            try (var statement =
                    connection.prepareStatement("select texts::text from responses where wave_id = ? order by id")) {
                statement.setObject(1, waveId);
                statement.setFetchSize(10_000);
                try (var row = statement.executeQuery()) {
                    var texts = new ArrayList<String>();
                    while (row.next()) {
                        texts.add(row.getString(1));
                    }
                    return texts;
                }
            }
        });
    }

    /**
     * Removes the dead rows of the pool, the drafts and the paper forms from the disk, so that they do not keep what a living row no longer
     * says. Must be called outside a transaction.
     */
    void vacuumPool() {
        with(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum response_pool");
                statement.execute("vacuum paper_entries");
                return statement.execute("vacuum drafts");
            }
        });
    }

    /** As {@link #vacuumPool}, for answers that were deleted as well. */
    void vacuumAll() {
        vacuumPool();
        with(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum open_texts");
                return statement.execute("vacuum responses");
            }
        });
    }

    /** Work on one connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T with(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StorageFailure(e);
        }
    }
}
