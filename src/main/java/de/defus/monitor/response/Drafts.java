package de.defus.monitor.response;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.NoResultException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
        return tenants.call(wave.municipalityId(), () -> read(wave, secret));
    }

    /**
     * Reads the draft, lets it be changed and writes the result, in one transaction: of two pages saved at the same moment
     * neither loses its answers.
     */
    Draft save(WaveView wave, DraftSecret secret, Function<Optional<Draft>, Draft> change) {
        return tenants.call(wave.municipalityId(), () -> {
            lock(wave, secret);
            var draft = change.apply(read(wave, secret));
            write(wave, secret, draft);
            return draft;
        });
    }

    /** Throws away drafts past their last day, and those of waves that take no more answers. */
    int deleteExpired() {
        return entities.createNativeQuery("""
                        delete from drafts d where d.last_day < :today
                            or not exists (select from waves w where w.id = d.wave_id and w.state = 'OPEN')""").setParameter("today", today()).executeUpdate();
    }

    /** A lock on the name, not on the row: the first page of all has no row yet. */
    private void lock(WaveView wave, DraftSecret secret) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:id, 0)) as text)")
                .setParameter("id", secret.draftId(wave.id()))
                .getSingleResult();
    }

    private Optional<Draft> read(WaveView wave, DraftSecret secret) {
        try {
            var sealed = (byte[]) entities.createNativeQuery("select sealed from drafts where id = :id", byte[].class)
                    .setParameter("id", secret.draftId(wave.id()))
                    .getSingleResult();
            return secret.open(wave.id(), sealed).map(this::parse);
        } catch (NoResultException e) {
            return Optional.empty();
        }
    }

    private void write(WaveView wave, DraftSecret secret, Draft draft) {
        entities.createNativeQuery("""
                        insert into drafts (id, municipality_id, wave_id, sealed, last_day)
                        values (:id, :municipality, :wave, :sealed, :lastDay)
                        on conflict (id) do update set sealed = excluded.sealed, last_day = excluded.last_day""")
                .setParameter("id", secret.draftId(wave.id()))
                .setParameter("municipality", wave.municipalityId())
                .setParameter("wave", wave.id())
                .setParameter("sealed", secret.seal(wave.id(), print(draft), chance))
                .setParameter("lastDay", today().plusDays(DAYS_KEPT))
                .executeUpdate();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private byte[] print(Draft draft) {
        try {
            return json.writeValueAsBytes(new Content(draft.submissionId(), draft.answers()));
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
