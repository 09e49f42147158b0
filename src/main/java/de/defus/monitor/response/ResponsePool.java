package de.defus.monitor.response;

import de.defus.monitor.platform.database.Connections;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All SQL on the pool, in which what was sent waits until it can be mixed, and on the receipts of submissions. Plain JDBC,
 * because a submission is one statement. What moves answers works in the transaction of the caller, inside its tenant scope.
 */
@ApplicationScoped
class ResponsePool {

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

    private static final String OF_COMPANY =
            "wave_id = ? and (? or (stratum = ? and mode = ? and source = ? and link is not distinct from ?))";

    /** Chosen by strong random numbers: random() could be foreseen by whoever knows its seed. */
    private static final String TAKE = """
            delete from response_pool where submission_id in (
                select submission_id from response_pool where %s order by gen_random_uuid() limit ?)
            returning submission_id, municipality_id, wave_id, stratum, mode, source, link, sealed
            """.formatted(OF_COMPANY);

    private static final String PUT = """
            insert into responses (id, municipality_id, wave_id, stratum, mode, source, link, language, codes, texts)
            values (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    /** How many move at once when all do. */
    private static final int BATCH = 500;

    private final TenantScope tenants;
    private final Connections connections;
    private final PoolSeal seal;
    private final SecureRandom chance;

    ResponsePool(TenantScope tenants, Connections connections, PoolSeal seal, SecureRandom chance) {
        this.tenants = tenants;
        this.connections = connections;
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

    /** Stores a submission, or does not: in the caller's transaction, or in one of its own if there is none. */
    Reception add(WaveView wave, Submission submission, Optional<String> draftId) {
        return tenants.query(
                wave.municipalityId(),
                SUBMIT,
                (statement, first) -> {
                    statement.setObject(first, wave.id());
                    statement.setBytes(first + 1, submission.hash());
                    statement.setObject(first + 2, submission.id());
                    statement.setInt(first + 3, submission.stratum());
                    statement.setString(first + 4, submission.mode().name());
                    statement.setString(first + 5, submission.source().name());
                    statement.setString(first + 6, submission.link().orElse(null));
                    statement.setBytes(first + 7, submission.sealed());
                    statement.setString(first + 8, draftId.orElse(null));
                    statement.setBytes(first + 9, submission.hash());
                },
                row -> {
                    row.next();
                    if (row.getInt(2) == 1) {
                        return Reception.STORED;
                    }
                    return row.getInt(1) == 1 || row.getBoolean(3) ? Reception.KNOWN : Reception.WAVE_NOT_OPEN;
                });
    }

    /** Whether a submission is stored, as the caller's transaction sees it if there is one. */
    boolean isReceived(WaveView wave, byte[] submissionHash) {
        return tenants.query(
                wave.municipalityId(),
                "select 1 from submission_receipts where submission_hash = ?",
                (statement, first) -> statement.setBytes(first, submissionHash),
                ResultSet::next);
    }

    /** Waits until no other instance moves answers of this wave; held until the transaction ends. */
    void lock(UUID waveId) {
        connections.call(connection -> {
            try (var statement =
                    connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended('flush ' || ?, 0))")) {
                statement.setString(1, waveId.toString());
                return statement.execute();
            }
        });
    }

    /** The pools of all waves of the municipality, with the number of answers waiting in each company. */
    List<Waiting> listWaiting() {
        return connections.call(connection -> {
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

    /** How many answers wait in one company. */
    int countWaiting(Company company) {
        return connections.call(connection -> {
            try (var statement =
                    connection.prepareStatement("select count(*) from response_pool where " + OF_COMPANY)) {
                setCompany(statement, company, false);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    private static void setCompany(PreparedStatement statement, Company company, boolean everybody)
            throws SQLException {
        statement.setObject(1, company.waveId());
        statement.setBoolean(2, everybody);
        statement.setInt(3, company.stratum());
        statement.setString(4, company.mode().name());
        statement.setString(5, company.source().name());
        statement.setString(6, company.link().orElse(null));
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
        return connections.call(connection -> {
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
            setCompany(statement, company, everybody);
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

    /**
     * Removes the dead rows of the pool, the drafts and the paper forms from the disk, so that they do not keep what a living row no longer
     * says. Must be called outside a transaction.
     */
    void vacuum() {
        connections.call(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum response_pool");
                statement.execute("vacuum paper_entries");
                return statement.execute("vacuum drafts");
            }
        });
    }
}
