package de.defus.monitor.report.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cities' wishes for their reports, each version a row that stays. */
@ApplicationScoped
class Editions {

    private final EntityManager entities;
    private final TenantScope scope;
    private final ObjectMapper json;

    Editions(EntityManager entities, TenantScope scope, ObjectMapper json) {
        this.entities = entities;
        this.scope = scope;
        this.json = json;
    }

    /** All versions of a wave, the newest first. */
    List<Edition> list(UUID municipalityId, UUID waveId) {
        return select(municipalityId, waveId, "order by revision desc");
    }

    /** The version that everybody reads, if one was published. */
    Optional<Edition> findPublished(UUID municipalityId, UUID waveId) {
        return select(municipalityId, waveId, "and published_at is not null order by published_at desc limit 1")
                .stream()
                .findFirst();
    }

    /** Adds a version after another; false if that is not the newest any more. Call inside the municipality's scope. */
    boolean add(UUID municipalityId, UUID waveId, int after, EditionContent content, String editor, Instant at) {
        return entities.createNativeQuery("""
                                insert into report_editions (municipality_id, wave_id, revision, content, edited_by, edited_at)
                                select :municipality, :wave, :after + 1, cast(:content as jsonb), :editor, :at
                                where :after = (select coalesce(max(revision), 0) from report_editions where wave_id = :wave)
                                on conflict do nothing""")
                        .setParameter("municipality", municipalityId)
                        .setParameter("wave", waveId)
                        .setParameter("after", after)
                        .setParameter("content", print(content))
                        .setParameter("editor", editor)
                        .setParameter("at", at(at))
                        .executeUpdate()
                == 1;
    }

    /** Makes a version the one that everybody reads; false if there is none. Call inside the municipality's scope. */
    boolean publish(UUID waveId, int revision, String editor, Instant at) {
        return entities.createNativeQuery("""
                                update report_editions set published_by = :editor, published_at = :at
                                where wave_id = :wave and revision = :revision
                                  and municipality_id = current_municipality()""")
                        .setParameter("editor", editor)
                        .setParameter("at", at(at))
                        .setParameter("wave", waveId)
                        .setParameter("revision", revision)
                        .executeUpdate()
                == 1;
    }

    private List<Edition> select(UUID municipalityId, UUID waveId, String condition) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery("""
                                select revision, cast(content as text) as content, edited_by, edited_at, published_at
                                from report_editions where wave_id = :wave and municipality_id = current_municipality()
                                """ + condition, Tuple.class)
                        .setParameter("wave", waveId)
                        .getResultList());
        return rows.stream().map(Tuple.class::cast).map(this::edition).toList();
    }

    private Edition edition(Tuple row) {
        return new Edition(
                row.get("revision", Integer.class),
                read(row.get("content", String.class)),
                row.get("edited_by", String.class),
                instant(row.get("edited_at")),
                Optional.ofNullable(row.get("published_at")).map(Editions::instant));
    }

    private EditionContent read(String text) {
        try {
            return json.readValue(text, EditionContent.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored edition cannot be read", broken);
        }
    }

    private String print(EditionContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain texts are always JSON", impossible);
        }
    }

    private static Instant instant(Object at) {
        return at instanceof OffsetDateTime time ? time.toInstant() : (Instant) at;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
