package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.database.Connections;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All SQL on samples, their strata and units. Plain JDBC: a list has hundreds of thousands of units. Every method but
 * {@link #find} works in the transaction of the caller, inside its tenant scope.
 */
@ApplicationScoped
public class Samples {

    private static final int BATCH = 2_000;

    private final Connections connections;
    private final TenantScope scope;

    Samples(Connections connections, TenantScope scope) {
        this.connections = connections;
        this.scope = scope;
    }

    /** A drawn unit. */
    public record Letter(int number, String externalNumber, int stratum) {}

    /** The sample of a wave; empty as long as it has not been planned. */
    public Optional<SampleView> find(WaveView wave) {
        return scope.call(wave.municipalityId(), () -> read(wave.id()));
    }

    private Optional<SampleView> read(UUID waveId) {
        var strata = query(
                """
                select s.stratum, coalesce(s.name, d.name, s.stratum::text), s.population, s.share_percent, s.letters
                from sample_strata s left join districts d on d.municipality_id = s.municipality_id and d.code = s.stratum
                where s.wave_id = ? order by s.stratum""",
                waveId,
                row -> new Stratum(row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5)));
        return query(
                        """
                select method, response_percent, list_digest, seed, coded, reminder_lists, drawn_by_register,
                    (select count(*) from sample_units u where u.wave_id = s.wave_id),
                    (select count(letter_number) from sample_units u where u.wave_id = s.wave_id),
                    (select count(*) from sample_units u where u.wave_id = s.wave_id and disposition = 'UNDELIVERABLE'),
                    (select count(*) from sample_units u where u.wave_id = s.wave_id and disposition = 'REFUSED')
                from samples s where wave_id = ?""",
                        waveId,
                        row -> new SampleView(
                                AllocationMethod.valueOf(row.getString(1)),
                                row.getInt(2),
                                strata,
                                row.getInt(8),
                                row.getInt(9),
                                Optional.ofNullable(row.getString(3)),
                                Optional.ofNullable(row.getObject(4, Long.class)),
                                row.getBoolean(5),
                                row.getInt(10),
                                row.getInt(11),
                                row.getInt(6),
                                row.getBoolean(7)))
                .stream()
                .findFirst();
    }

    /** Puts a plan in the place of the earlier one, whose list and draw go with it. False if codes have been issued. */
    boolean replacePlan(WaveView wave, AllocationMethod method, int responsePercent, List<Stratum> strata) {
        deletePlan(wave.id());
        var added = update("""
                insert into samples (wave_id, municipality_id, method, response_percent) values (?, ?, ?, ?)
                on conflict do nothing""", statement -> {
            statement.setObject(1, wave.id());
            statement.setObject(2, wave.municipalityId());
            statement.setString(3, method.name());
            statement.setInt(4, responsePercent);
        });
        if (added == 0) {
            return false;
        }
        batch("""
                insert into sample_strata (wave_id, municipality_id, stratum, population, share_percent, letters, name)
                values (?, ?, ?, ?, ?, ?, ?)""", strata, (statement, stratum) -> {
            statement.setObject(1, wave.id());
            statement.setObject(2, wave.municipalityId());
            statement.setInt(3, stratum.code());
            statement.setInt(4, stratum.population());
            statement.setInt(5, stratum.sharePercent());
            statement.setInt(6, stratum.letters());
            statement.setString(7, method == AllocationMethod.STAFF_LIST ? stratum.name() : null);
        });
        return true;
    }

    /** Forgets the plan of a wave, with its list and draw. False if codes have been issued. */
    boolean deletePlan(UUID waveId) {
        update("delete from samples where wave_id = ? and not coded", statement -> statement.setObject(1, waveId));
        return query("select 1 from samples where wave_id = ?", waveId, row -> row.getInt(1))
                .isEmpty();
    }

    /** Says that the list holds places and no persons: whom each letter goes to, the register decides. */
    boolean markDrawnByRegister(UUID waveId) {
        return update(
                        "update samples set drawn_by_register = true where wave_id = ? and not coded",
                        statement -> statement.setObject(1, waveId))
                == 1;
    }

    /** Puts a list in the place of the earlier one; a draw goes with it. False if there is no plan or codes were issued. */
    boolean replaceUnits(WaveView wave, List<Unit> units, String digest) {
        var free = update("""
                update samples set list_digest = ?, seed = null, drawn_by_register = false
                where wave_id = ? and not coded""", statement -> {
            statement.setString(1, digest);
            statement.setObject(2, wave.id());
        });
        if (free == 0) {
            return false;
        }
        update("delete from sample_units where wave_id = ?", statement -> statement.setObject(1, wave.id()));
        batch("""
                insert into sample_units (wave_id, municipality_id, external_number, stratum, age_group, sex)
                values (?, ?, ?, ?, ?, ?)""", units, (statement, unit) -> {
            statement.setObject(1, wave.id());
            statement.setObject(2, wave.municipalityId());
            statement.setString(3, unit.number());
            statement.setInt(4, unit.stratum());
            statement.setObject(5, unit.ageGroup().orElse(null));
            statement.setObject(6, unit.sex().orElse(null));
        });
        return true;
    }

    /** Keeps list and draw of a wave as they are until the caller's transaction ends. */
    void lock(UUID waveId) {
        query("select 1 from samples where wave_id = ? for update", waveId, row -> row.getInt(1));
    }

    List<Unit> listUnits(UUID waveId) {
        return query(
                "select external_number, stratum, age_group, sex from sample_units where wave_id = ?",
                waveId,
                row -> new Unit(
                        row.getString(1),
                        row.getInt(2),
                        Optional.ofNullable(row.getObject(3, Integer.class)),
                        Optional.ofNullable(row.getObject(4, Integer.class))));
    }

    /** How many of one district, age group and sex are on the list, and how many of them are drawn. */
    record Cell(int stratum, Optional<Integer> ageGroup, Optional<Integer> sex, int listed, int drawn) {}

    /** The list as counts; call inside the municipality's scope. */
    List<Cell> countGroups(UUID waveId) {
        return query(
                "select stratum, age_group, sex, count(*), count(letter_number) from sample_units where wave_id = ?"
                        + " group by 1, 2, 3 order by 1, 2, 3",
                waveId,
                row -> new Cell(
                        row.getInt(1),
                        Optional.ofNullable(row.getObject(2, Integer.class)),
                        Optional.ofNullable(row.getObject(3, Integer.class)),
                        row.getInt(4),
                        row.getInt(5)));
    }

    /** Stores a draw: letter numbers in this order. False if codes have been issued. */
    boolean storeDraw(UUID waveId, List<Unit> drawn, long seed) {
        var free = update("update samples set seed = ? where wave_id = ? and not coded", statement -> {
            statement.setLong(1, seed);
            statement.setObject(2, waveId);
        });
        if (free == 0) {
            return false;
        }
        update(
                "update sample_units set letter_number = null where wave_id = ? and letter_number is not null",
                statement -> statement.setObject(1, waveId));
        var letters = new ArrayList<Letter>(drawn.size());
        drawn.forEach(unit -> letters.add(new Letter(letters.size() + 1, unit.number(), unit.stratum())));
        batch(
                "update sample_units set letter_number = ? where wave_id = ? and external_number = ?",
                letters,
                (statement, letter) -> {
                    statement.setInt(1, letter.number());
                    statement.setObject(2, waveId);
                    statement.setString(3, letter.externalNumber());
                });
        return true;
    }

    /** The letters, by number. */
    public List<Letter> listLetters(UUID waveId) {
        return query("""
                select letter_number, external_number, stratum from sample_units
                where wave_id = ? and letter_number is not null order by letter_number""", waveId, row -> new Letter(row.getInt(1), row.getString(2), row.getInt(3)));
    }

    /**
     * Says that codes have been issued, and forgets the persons who were not drawn. False if nothing is drawn, the wave has
     * left its draft, or codes had been issued before.
     *
     * @param anew whether codes may have been issued before
     */
    public boolean markCoded(UUID waveId, boolean anew) {
        // The lock on the wave keeps it from opening meanwhile.
        var draft =
                query("select 1 from waves where id = ? and state = 'DRAFT' for update", waveId, row -> row.getInt(1));
        var marked = update(
                "update samples set coded = true where wave_id = ? and seed is not null and (? or not coded)",
                statement -> {
                    statement.setObject(1, waveId);
                    statement.setBoolean(2, anew);
                });
        update(
                "delete from sample_units where wave_id = ? and letter_number is null",
                statement -> statement.setObject(1, waveId));
        return marked == 1 && !draft.isEmpty();
    }

    /** Counts a list for reminders; false if both have been taken. */
    public boolean countReminder(UUID waveId) {
        return update("""
                        update samples set reminder_lists = reminder_lists + 1
                        where wave_id = ? and coded and reminder_lists < 2""", statement -> statement.setObject(1, waveId)) == 1;
    }

    /** Records what became of letters. */
    void setDispositions(UUID waveId, Map<Integer, Disposition> dispositions) {
        batch(
                "update sample_units set disposition = ? where wave_id = ? and letter_number = ?",
                dispositions.entrySet(),
                (statement, entry) -> {
                    statement.setString(1, entry.getValue().name());
                    statement.setObject(2, waveId);
                    statement.setInt(3, entry.getKey());
                });
    }

    /** Forgets who is on the list of a wave, and says how many were. */
    public int deleteUnits(UUID waveId) {
        return update("delete from sample_units where wave_id = ?", statement -> statement.setObject(1, waveId));
    }

    /** The highest letter number; 0 before the draw. */
    public int highestLetter(UUID waveId) {
        return query(
                        "select coalesce(max(letter_number), 0) from sample_units where wave_id = ?",
                        waveId,
                        row -> row.getInt(1))
                .get(0);
    }

    private interface Reading<T> {
        T row(ResultSet row) throws SQLException;
    }

    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private interface Writing<T> {
        void fill(PreparedStatement statement, T value) throws SQLException;
    }

    private <T> List<T> query(String sql, UUID waveId, Reading<T> reading) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, waveId);
                try (var row = statement.executeQuery()) {
                    var found = new ArrayList<T>();
                    while (row.next()) {
                        found.add(reading.row(row));
                    }
                    return found;
                }
            }
        });
    }

    private int update(String sql, Filling filling) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                filling.fill(statement);
                return statement.executeUpdate();
            }
        });
    }

    private <T> void batch(String sql, Iterable<T> values, Writing<T> writing) {
        connections.call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                var waiting = 0;
                for (var value : values) {
                    writing.fill(statement, value);
                    statement.addBatch();
                    if (++waiting % BATCH == 0) {
                        statement.executeBatch();
                    }
                }
                return statement.executeBatch();
            }
        });
    }
}
