package de.defus.monitor.survey.access;

import de.defus.monitor.platform.database.Connections;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The codes that can still be used, by their keyed hash. A used code is gone; so is, with time, its trace in the table
 * ({@link #vacuum}). Nothing tells a code that was used from one that never was, but its absence.
 */
@ApplicationScoped
public class AccessCodes {

    private static final int BATCH = 1_000;

    private final Connections connections;
    private final TenantScope scope;
    /** Codes are issued before a wave opens, so for a wave in the field the answer does not change. */
    private final Map<UUID, Boolean> required = new ConcurrentHashMap<>();

    AccessCodes(Connections connections, TenantScope scope) {
        this.connections = connections;
        this.scope = scope;
    }

    /** Where an open code leads. */
    public record Entrance(UUID municipalityId, UUID waveId) {}

    /** A code as it is stored. */
    record StoredCode(String hash, int letterNumber, int stratum) {}

    /** Whether a wave is answered with codes only. */
    public boolean isRequired(WaveView wave) {
        return wave.state() == WaveState.DRAFT
                ? askRequired(wave)
                : required.computeIfAbsent(wave.id(), id -> askRequired(wave));
    }

    private boolean askRequired(WaveView wave) {
        return scope.call(
                wave.municipalityId(),
                () -> connections.call(connection -> {
                    try (var statement =
                            connection.prepareStatement("select 1 from samples where wave_id = ? and coded")) {
                        statement.setObject(1, wave.id());
                        try (var row = statement.executeQuery()) {
                            return row.next();
                        }
                    }
                }));
    }

    /** The wave a code belongs to, as long as it is open. */
    public Optional<Entrance> find(String hash) {
        return scope.queryWith(
                "defus.access_code",
                hash,
                "select municipality_id, wave_id from access_codes where code_hash = ? and not revoked",
                (statement, first) -> statement.setString(first, hash),
                row -> row.next()
                        ? Optional.of(new Entrance(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                        : Optional.empty());
    }

    /** Whether a code can still be used for this wave. */
    public boolean isOpen(WaveView wave, String hash) {
        return find(hash).filter(found -> found.waveId().equals(wave.id())).isPresent();
    }

    /** As {@link #isOpen}, as the caller's transaction sees it; call inside the municipality's scope. */
    public boolean isStillOpen(UUID waveId, String hash) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement(
                    "select 1 from access_codes where code_hash = ? and wave_id = ? and not revoked")) {
                statement.setString(1, hash);
                statement.setObject(2, waveId);
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /**
     * Uses a code up: deletes it, for good if the caller's transaction commits. Call inside the municipality's scope.
     *
     * @return the stratum its letter was drawn from; empty if there is no such code (any more) in this wave
     */
    public OptionalInt consume(UUID waveId, String hash) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    delete from access_codes where code_hash = ? and wave_id = ? and not revoked returning stratum""")) {
                statement.setString(1, hash);
                statement.setObject(2, waveId);
                try (var row = statement.executeQuery()) {
                    return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
                }
            }
        });
    }

    /** Adds the codes of a wave; call inside the municipality's scope. */
    void addAll(WaveView wave, List<StoredCode> codes) {
        connections.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into access_codes (code_hash, municipality_id, wave_id, letter_number, stratum)
                    values (?, ?, ?, ?, ?)""")) {
                var waiting = 0;
                for (var code : codes) {
                    statement.setString(1, code.hash());
                    statement.setObject(2, wave.municipalityId());
                    statement.setObject(3, wave.id());
                    statement.setInt(4, code.letterNumber());
                    statement.setInt(5, code.stratum());
                    statement.addBatch();
                    if (++waiting % BATCH == 0) {
                        statement.executeBatch();
                    }
                }
                return statement.executeBatch();
            }
        });
    }

    /** Makes all codes of a wave void and says how many there were; call inside the municipality's scope. */
    int deleteAll(UUID waveId) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement("delete from access_codes where wave_id = ?")) {
                statement.setObject(1, waveId);
                return statement.executeUpdate();
            }
        });
    }

    /** Puts another code in the place of a letter's, if that is still open; whether it was is not told. Inside the scope. */
    void replace(UUID waveId, int letterNumber, String hash, boolean revoked) {
        connections.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    update access_codes set code_hash = ?, revoked = ? where wave_id = ? and letter_number = ?""")) {
                statement.setString(1, hash);
                statement.setBoolean(2, revoked);
                statement.setObject(3, waveId);
                statement.setInt(4, letterNumber);
                return statement.executeUpdate();
            }
        });
    }

    /** The letters that may be reminded: code open, letter neither returned nor refused. Call inside the scope. */
    List<Integer> listOpenLetters(UUID waveId) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    select c.letter_number from access_codes c
                        join sample_units u on u.wave_id = c.wave_id and u.letter_number = c.letter_number
                    where c.wave_id = ? and not c.revoked
                        and coalesce(u.disposition, 'SENT') = 'SENT'
                    order by 1""")) {
                statement.setObject(1, waveId);
                try (var row = statement.executeQuery()) {
                    var letters = new ArrayList<Integer>();
                    while (row.next()) {
                        letters.add(row.getInt(1));
                    }
                    return letters;
                }
            }
        });
    }

    /** Deletes the codes of waves that will never take answers again. Call inside a municipality's scope. */
    public int deleteOfReleasedWaves() {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement("""
                    delete from access_codes c
                    where exists (select from waves w where w.id = c.wave_id and w.state = 'RELEASED')""")) {
                return statement.executeUpdate();
            }
        });
    }

    /** Removes from the disk what used codes left behind. Call outside a transaction. */
    public void vacuum() {
        connections.call(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("vacuum access_codes");
            }
        });
    }
}
