package de.defus.monitor.response.paper;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.response.DraftSecret;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The forms that are not stored yet, sealed with a key that is made of the code printed on them. Every method works in the
 * transaction of the caller, inside the municipality's scope.
 */
@ApplicationScoped
class PaperEntries {

    private final EntityManager entities;
    private final ObjectMapper json;
    private final SecureRandom chance;

    PaperEntries(EntityManager entities, ObjectMapper json, SecureRandom chance) {
        this.entities = entities;
        this.json = json;
        this.chance = chance;
    }

    /** What is sealed. */
    private record Content(UUID submissionId, Map<String, List<String>> first, Map<String, List<String>> second) {}

    /** The entry of the form with this secret, kept from others until the transaction ends. */
    Optional<PaperEntry> lock(WaveView wave, DraftSecret secret) {
        var id = secret.draftId(wave.id());
        lock(id);
        List<?> rows = entities.createNativeQuery(
                        "select batch_id, state, first_clerk, second_clerk, sealed from paper_entries where id = :id",
                        Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().findFirst().map(Tuple.class::cast).map(row -> {
            var content = parse(secret.open(wave.id(), row.get("sealed", byte[].class))
                    .orElseThrow(() -> new IllegalStateException("a paper form does not open with its own code")));
            return new PaperEntry(
                    id,
                    row.get("batch_id", UUID.class),
                    PaperEntry.State.valueOf(row.get("state", String.class)),
                    row.get("first_clerk", String.class),
                    Optional.ofNullable(row.get("second_clerk", String.class)),
                    content.submissionId(),
                    content.first(),
                    content.second());
        });
    }

    /** The lock is on the name, not on the row: a form that nobody has typed has no row yet. */
    private void lock(String id) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:id, 1))")
                .setParameter("id", id)
                .getResultList();
    }

    void put(WaveView wave, DraftSecret secret, PaperEntry entry) {
        entities.createNativeQuery("""
                        insert into paper_entries
                            (id, municipality_id, wave_id, batch_id, first_clerk, second_clerk, state, sealed)
                        values (:id, :municipality, :wave, :batch, :first, cast(:second as text), :state, :sealed)
                        on conflict (id) do update set first_clerk = excluded.first_clerk,
                            second_clerk = excluded.second_clerk, state = excluded.state, sealed = excluded.sealed""")
                .setParameter("id", entry.id())
                .setParameter("municipality", wave.municipalityId())
                .setParameter("wave", wave.id())
                .setParameter("batch", entry.batchId())
                .setParameter("first", entry.firstClerk())
                .setParameter("second", entry.secondClerk().orElse(null))
                .setParameter("state", entry.state().name())
                .setParameter("sealed", secret.seal(wave.id(), print(entry), chance))
                .executeUpdate();
    }

    /** Deletes an entry when nobody else has it in hand: who has would write it anew. */
    void delete(String id) {
        lock(id);
        entities.createNativeQuery("delete from paper_entries where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Throws away the forms of waves that will never take answers again. */
    int deleteOfReleasedWaves() {
        return entities.createNativeQuery("""
                        delete from paper_entries e
                        where exists (select from waves w where w.id = e.wave_id and w.state = 'RELEASED')""").executeUpdate();
    }

    private byte[] print(PaperEntry entry) {
        try {
            return json.writeValueAsBytes(new Content(entry.submissionId(), entry.first(), entry.second()));
        } catch (IOException e) {
            throw new IllegalStateException("a paper form cannot be written as JSON", e);
        }
    }

    private Content parse(byte[] plain) {
        try {
            return json.readValue(plain, Content.class);
        } catch (IOException e) {
            throw new IllegalStateException("a paper form that opened is not the JSON that was sealed", e);
        }
    }
}
