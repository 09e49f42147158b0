package de.defus.monitor.response;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
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
                    (submission_id, municipality_id, wave_id, stratum, mode, source, link, language, codes, texts)
                select ?, municipality_id, id, ?, ?, ?, ?, ?, ?, ?::jsonb from open_wave
                where exists (select from receipt)
                returning 1),
            finished as (
                delete from drafts where id = ? and exists (select from open_wave))
            select (select count(*) from open_wave), (select count(*) from pooled),
                exists (select from submission_receipts where submission_hash = ?)
            """;

    /** Chosen and ordered by strong random numbers: random() could be foreseen by whoever knows its seed. */
    private static final String FLUSH = """
            with leaving as (
                delete from response_pool where submission_id in (
                    select submission_id from response_pool
                    where wave_id = ? and (? or (stratum = ? and mode = ? and source = ? and link is not distinct from ?))
                    order by gen_random_uuid() limit ?)
                returning municipality_id, wave_id, stratum, mode, source, link, language, codes, texts)
            insert into responses (id, municipality_id, wave_id, stratum, mode, source, link, language, codes, texts)
            select gen_random_uuid(), municipality_id, wave_id, stratum, mode, source, link, language, codes, texts
            from leaving order by gen_random_uuid()
            """;

    private static final int BATCH = 500;

    private final DataSource database;

    Responses(DataSource database) {
        this.database = database;
    }

    /** What became of a submission. */
    enum Reception {
        STORED,
        KNOWN,
        WAVE_NOT_OPEN
    }

    /** One submission as it is stored. */
    record Submission(
            UUID id,
            byte[] hash,
            int stratum,
            Mode mode,
            Source source,
            Optional<String> link,
            String language,
            short[] codes,
            String textsJson) {

        /** The same, of a person drawn from this stratum, whatever district was ticked. */
        Submission ofDrawn(int drawnStratum) {
            return new Submission(
                    id, hash, drawnStratum, mode, Source.LETTER, Optional.empty(), language, codes, textsJson);
        }
    }

    /** Answers in a wave's pool that nothing tells apart but what they say: only such leave it together. */
    record Company(UUID waveId, int stratum, Mode mode, Source source, Optional<String> link) {}

    /** How many of them there are. */
    record Waiting(Company company, int responses) {}

    /** Answers of a wave that came one way. */
    record Arrivals(Source source, Mode mode, Optional<String> link, int responses) {}

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
                statement.setString(8, submission.language());
                statement.setObject(9, submission.codes());
                statement.setString(10, submission.textsJson());
                statement.setString(11, draftId.orElse(null));
                statement.setBytes(12, submission.hash());
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
                    waiting.add(new Waiting(
                            new Company(
                                    row.getObject(1, UUID.class),
                                    row.getInt(2),
                                    Mode.valueOf(row.getString(3)),
                                    Source.valueOf(row.getString(4)),
                                    Optional.ofNullable(row.getString(5))),
                            row.getInt(6)));
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
        return move(new Company(waveId, 0, Mode.WEB, Source.OPEN, Optional.empty()), true, Integer.MAX_VALUE);
    }

    private int move(Company company, boolean everybody, int number) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(FLUSH)) {
                statement.setObject(1, company.waveId());
                statement.setBoolean(2, everybody);
                statement.setInt(3, company.stratum());
                statement.setString(4, company.mode().name());
                statement.setString(5, company.source().name());
                statement.setString(6, company.link().orElse(null));
                statement.setInt(7, number);
                return statement.executeUpdate();
            }
        });
    }

    /** Adds answers of a file to a wave, under new random ids, in the order given; the caller has mixed them. */
    void insertImported(UUID municipalityId, UUID waveId, List<ImportedAnswer> answers) {
        with(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into responses
                        (id, municipality_id, wave_id, stratum, mode, language, codes, texts, design_weight)
                    values (gen_random_uuid(), ?, ?, ?, 'IMPORT', ?, ?, ?::jsonb, ?)""")) {
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

    /** The answers of a wave that have left the pool, by the way they came. */
    List<Arrivals> countArrivals(UUID waveId) {
        return with(connection -> {
            try (var statement = connection.prepareStatement("""
                    select source, mode, link, count(*) from responses where wave_id = ?
                    group by 1, 2, 3 order by 1, 2, 3 nulls first""")) {
                statement.setObject(1, waveId);
                try (var row = statement.executeQuery()) {
                    var arrivals = new ArrayList<Arrivals>();
                    while (row.next()) {
                        arrivals.add(new Arrivals(
                                Source.valueOf(row.getString(1)),
                                Mode.valueOf(row.getString(2)),
                                Optional.ofNullable(row.getString(3)),
                                row.getInt(4)));
                    }
                    return arrivals;
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
     * Removes the pool's and the drafts' dead rows from the disk, so that they do not keep what a living row no longer
     * says. Must be called outside a transaction.
     */
    void vacuumPool() {
        with(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum response_pool");
                return statement.execute("vacuum drafts");
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
