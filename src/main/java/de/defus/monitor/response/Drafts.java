package de.defus.monitor.response;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.crypto.AesGcm;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final int MOST_ATTEMPTS = 100;

    private final EntityManager entities;
    private final TenantScope tenants;
    private final ObjectMapper json;
    private final SecureRandom chance;
    private final InstantSource clock;

    Drafts(EntityManager entities, TenantScope tenants, ObjectMapper json, SecureRandom chance, InstantSource clock) {
        this.entities = entities;
        this.tenants = tenants;
        this.json = json;
        this.chance = chance;
        this.clock = clock;
    }

    /** What is sealed. */
    private record Content(UUID submissionId, Map<String, List<String>> answers) {}

    /** The draft of this browser; empty if there is none, or it cannot be opened with this secret. */
    Optional<Draft> find(WaveView wave, DraftSecret secret) {
        return read(wave, secret).flatMap(Stored::draft);
    }

    /**
     * Reads the draft, lets it be changed and writes the result, if nobody else did meanwhile; else all of it once more. Of
     * two pages saved at the same moment neither loses its answers.
     *
     * @param page number of the section that was saved, from 1: where people leave off is counted
     * @param change called once or more often
     * @throws Refusal {@code TEMPORARILY_UNAVAILABLE} if others are always faster, which no person's browser is
     */
    Draft save(WaveView wave, DraftSecret secret, int page, Function<Optional<Draft>, Draft> change) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var found = read(wave, secret);
            var draft = change.apply(found.flatMap(Stored::draft));
            var sealed = secret.seal(wave.id(), print(draft), chance);
            if (found.isPresent()
                    ? replace(wave, secret, page, sealed, found.get().nonce())
                    : add(wave, secret, page, sealed)) {
                return draft;
            }
        }
        throw new Refusal(ProblemType.TEMPORARILY_UNAVAILABLE);
    }

    /** Throws a draft away that its writer does not want to send; does nothing if there is none. */
    void delete(WaveView wave, DraftSecret secret) {
        tenants.query(
                wave.municipalityId(),
                "delete from drafts where id = ? returning 1",
                (statement, first) -> statement.setString(first, secret.draftId(wave.id())),
                ResultSet::next);
    }

    /** Throws away drafts past their last day, and those of waves that take no more answers. */
    int deleteExpired() {
        return entities.createNativeQuery("""
                        delete from drafts d where d.last_day < :today
                            or not exists (select from waves w where w.id = d.wave_id and w.state = 'OPEN')""").setParameter("today", today()).executeUpdate();
    }

    /** @param nonce drawn anew whenever a draft is written, so it tells one state of a draft from the next */
    private record Stored(byte[] nonce, Optional<Draft> draft) {}

    private Optional<Stored> read(WaveView wave, DraftSecret secret) {
        return tenants.query(
                wave.municipalityId(),
                "select sealed from drafts where id = ?",
                (statement, first) -> statement.setString(first, secret.draftId(wave.id())),
                row -> row.next() ? Optional.of(open(wave, secret, row.getBytes(1))) : Optional.empty());
    }

    private Stored open(WaveView wave, DraftSecret secret, byte[] sealed) {
        return new Stored(AesGcm.nonce(sealed), secret.open(wave.id(), sealed).map(this::parse));
    }

    private boolean add(WaveView wave, DraftSecret secret, int page, byte[] sealed) {
        return tenants.query(
                wave.municipalityId(),
                """
                insert into drafts (sealed, last_day, page, id, municipality_id, wave_id) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing
                returning 1""",
                (statement, first) -> {
                    set(statement, first, page, sealed);
                    statement.setString(first + 3, secret.draftId(wave.id()));
                    statement.setObject(first + 4, wave.municipalityId());
                    statement.setObject(first + 5, wave.id());
                },
                ResultSet::next);
    }

    private boolean replace(WaveView wave, DraftSecret secret, int page, byte[] sealed, byte[] nonceBefore) {
        return tenants.query(
                wave.municipalityId(),
                """
                update drafts set sealed = ?, last_day = ?, page = ? where id = ? and substr(sealed, 1, ?) = ?
                returning 1""",
                (statement, first) -> {
                    set(statement, first, page, sealed);
                    statement.setString(first + 3, secret.draftId(wave.id()));
                    statement.setInt(first + 4, nonceBefore.length);
                    statement.setBytes(first + 5, nonceBefore);
                },
                ResultSet::next);
    }

    private void set(PreparedStatement statement, int first, int page, byte[] sealed) throws SQLException {
        statement.setBytes(first, sealed);
        statement.setObject(first + 1, today().plusDays(DAYS_KEPT));
        statement.setInt(first + 2, page);
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
