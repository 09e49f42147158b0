package de.defus.monitor.response;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.database.Connections;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The half-finished answers, sealed with a key that only the resident's browser can make (see {@link DraftSecret}). */
@ApplicationScoped
class Drafts {

    /** How long answers that were not sent are kept after the last page was saved. */
    static final int DAYS_KEPT = 14;

    /** Drafts are as long as a multiple of this: the exact length of a text would find it again among the answers. */
    private static final int STEP = 2048;

    private static final String READ = "select sealed from drafts where id = ?";

    private final EntityManager entities;
    private final Connections connections;
    private final TenantScope tenants;
    private final ObjectMapper json;
    private final SecureRandom chance;
    private final InstantSource clock;

    Drafts(
            EntityManager entities,
            Connections connections,
            TenantScope tenants,
            ObjectMapper json,
            SecureRandom chance,
            InstantSource clock) {
        this.entities = entities;
        this.connections = connections;
        this.tenants = tenants;
        this.json = json;
        this.chance = chance;
        this.clock = clock;
    }

    /** What is sealed. */
    private record Content(UUID submissionId, Map<String, List<String>> answers) {}

    /** The draft of this browser; empty if there is none, or it cannot be opened with this secret. */
    Optional<Draft> find(WaveView wave, DraftSecret secret) {
        return tenants.call(wave.municipalityId(), () -> read(wave, secret, READ, 1));
    }

    /**
     * Reads the draft, lets it be changed and writes the result, in one transaction: of two pages saved at the same moment
     * neither loses its answers.
     *
     * @param page number of the section that was saved, from 1: where people leave off is counted
     */
    Draft save(WaveView wave, DraftSecret secret, int page, Function<Optional<Draft>, Draft> change) {
        return tenants.call(wave.municipalityId(), () -> {
            var draft = change.apply(lockAndRead(wave, secret));
            write(wave, secret, page, draft);
            return draft;
        });
    }

    /** Throws away drafts past their last day, and those of waves that take no more answers. */
    int deleteExpired() {
        return entities.createNativeQuery("""
                        delete from drafts d where d.last_day < :today
                            or not exists (select from waves w where w.id = d.wave_id and w.state = 'OPEN')""").setParameter("today", today()).executeUpdate();
    }

    /** The lock is on the name, not on the row: the first page of all has no row yet. */
    private Optional<Draft> lockAndRead(WaveView wave, DraftSecret secret) {
        return read(wave, secret, "select pg_advisory_xact_lock(hashtextextended(?, 0)); " + READ, 2);
    }

    /** Plain JDBC, since every page saves; the statements of one text go to the database together. */
    private Optional<Draft> read(WaveView wave, DraftSecret secret, String sql, int statements) {
        return connections.call(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int parameter = 1; parameter <= statements; parameter++) {
                    statement.setString(parameter, secret.draftId(wave.id()));
                }
                statement.execute();
                for (int before = 1; before < statements; before++) {
                    statement.getMoreResults();
                }
                try (var row = statement.getResultSet()) {
                    return row.next() ? secret.open(wave.id(), row.getBytes(1)).map(this::parse) : Optional.empty();
                }
            }
        });
    }

    private void write(WaveView wave, DraftSecret secret, int page, Draft draft) {
        connections.call(connection -> {
            try (var statement = connection.prepareStatement("""
                        insert into drafts (id, municipality_id, wave_id, sealed, last_day, page) values (?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set sealed = excluded.sealed, last_day = excluded.last_day,
                            page = excluded.page""")) {
                statement.setString(1, secret.draftId(wave.id()));
                statement.setObject(2, wave.municipalityId());
                statement.setObject(3, wave.id());
                statement.setBytes(4, secret.seal(wave.id(), print(draft), chance));
                statement.setObject(5, today().plusDays(DAYS_KEPT));
                statement.setInt(6, page);
                return statement.executeUpdate();
            }
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private byte[] print(Draft draft) {
        try {
            var plain = json.writeValueAsBytes(new Content(draft.submissionId(), draft.answers()));
            var padded = Arrays.copyOf(plain, (plain.length + STEP - 1) / STEP * STEP);
            Arrays.fill(padded, plain.length, padded.length, (byte) ' ');
            return padded;
        } catch (IOException e) {
            throw new IllegalStateException("a draft cannot be written as JSON", e);
        }
    }

    private Draft parse(byte[] plain) {
        try {
            var content = json.readValue(plain, Content.class);
            return new Draft(content.submissionId(), content.answers());
        } catch (IOException e) {
            throw new IllegalStateException("a draft that opened is not the JSON that was sealed", e);
        }
    }
}
