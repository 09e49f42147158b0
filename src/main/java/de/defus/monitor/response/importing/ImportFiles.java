package de.defus.monitor.response.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files on their way into a wave. Every method works in the transaction of the caller, inside its tenant scope. */
@ApplicationScoped
class ImportFiles {

    private final EntityManager entities;

    ImportFiles(EntityManager entities) {
        this.entities = entities;
    }

    /** A file and what is to become of it, both sealed. */
    record Sealed(byte[] file, byte[] wish) {}

    void add(UUID id, UUID municipalityId, UUID surveyId, Sealed sealed, Instant end) {
        entities.createNativeQuery("""
                        insert into import_files (id, municipality_id, survey_id, sealed_file, sealed_wish, ends_at)
                        values (:id, :municipality, :survey, :file, :wish, :end)""")
                .setParameter("id", id)
                .setParameter("municipality", municipalityId)
                .setParameter("survey", surveyId)
                .setParameter("file", sealed.file())
                .setParameter("wish", sealed.wish())
                .setParameter("end", utc(end))
                .executeUpdate();
    }

    Optional<Sealed> find(UUID id, UUID surveyId, Instant now) {
        List<?> rows = entities.createNativeQuery("""
                        select sealed_file, sealed_wish from import_files
                        where id = :id and survey_id = :survey and ends_at > :now""", Tuple.class)
                .setParameter("id", id)
                .setParameter("survey", surveyId)
                .setParameter("now", utc(now))
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Sealed(row.get("sealed_file", byte[].class), row.get("sealed_wish", byte[].class)))
                .findFirst();
    }

    void replaceWish(UUID id, byte[] sealedWish) {
        entities.createNativeQuery("update import_files set sealed_wish = :wish where id = :id")
                .setParameter("wish", sealedWish)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Deletes a file; says whether it was there. */
    boolean delete(UUID id) {
        return entities.createNativeQuery("delete from import_files where id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    int deleteExpired(Instant now) {
        return entities.createNativeQuery("delete from import_files where ends_at <= :now")
                .setParameter("now", utc(now))
                .executeUpdate();
    }

    int count() {
        return ((Number) entities.createNativeQuery("select count(*) from import_files")
                        .getSingleResult())
                .intValue();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
