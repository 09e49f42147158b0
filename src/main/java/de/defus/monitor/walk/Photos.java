package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The photos of walks. Methods that write are called inside the municipality's scope. */
@ApplicationScoped
public class Photos {

    private static final String SELECT =
            "select id, stop_id, measure_id, alt_text, consent, width, height, checked, released from walk_photos where walk_id = :walk";

    private final EntityManager entities;
    private final TenantScope scope;

    Photos(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** Those of a walk, in an order that means nothing: their ids are random. */
    public List<Photo> list(UUID municipalityId, UUID walkId) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(SELECT + " order by id", Tuple.class)
                        .setParameter("walk", walkId)
                        .getResultList());
        return rows.stream().map(Tuple.class::cast).map(Photos::photo).toList();
    }

    /**
     * A photo of a walk.
     *
     * @throws Refusal {@code NOT_FOUND}
     */
    public Photo get(UUID municipalityId, UUID walkId, UUID id) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(SELECT + " and id = :id", Tuple.class)
                        .setParameter("walk", walkId)
                        .setParameter("id", id)
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .map(Photos::photo)
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    /** The picture itself, a JPEG file. */
    byte[] jpeg(UUID municipalityId, UUID walkId, UUID id) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(
                                "select jpeg from walk_photos where walk_id = :walk and id = :id", byte[].class)
                        .setParameter("walk", walkId)
                        .setParameter("id", id)
                        .getResultList());
        return rows.stream().map(byte[].class::cast).findFirst().orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    boolean has(UUID walkId, UUID id) {
        return count(" and id = :id", walkId, id) > 0;
    }

    int count(UUID walkId) {
        return count("", walkId, null);
    }

    private int count(String condition, UUID walkId, UUID id) {
        var query = entities.createNativeQuery("select count(*) from walk_photos where walk_id = :walk" + condition)
                .setParameter("walk", walkId);
        if (id != null) {
            query.setParameter("id", id);
        }
        return ((Number) query.getSingleResult()).intValue();
    }

    /** Stores a photo; false if one of this id is stored already. */
    boolean add(UUID walkId, Photo photo, byte[] jpeg) {
        return entities.createNativeQuery("""
                        insert into walk_photos (walk_id, id, municipality_id, stop_id, measure_id, alt_text, consent, width, height,
                            jpeg)
                        values (:walk, :id, current_municipality(), :stop, cast(:measure as uuid), :alt, :consent, :width, :height, :jpeg)
                        on conflict do nothing""")
                        .setParameter("walk", walkId)
                        .setParameter("id", photo.id())
                        .setParameter("stop", photo.stopId())
                        .setParameter(
                                "measure", photo.measureId().map(UUID::toString).orElse(null))
                        .setParameter("alt", photo.altText())
                        .setParameter("consent", photo.consent().name())
                        .setParameter("width", photo.width())
                        .setParameter("height", photo.height())
                        .setParameter("jpeg", jpeg)
                        .executeUpdate()
                == 1;
    }

    /** Puts other pixels in place; whoever checked the old ones has not checked these. */
    void replaceJpeg(UUID walkId, UUID id, byte[] jpeg) {
        entities.createNativeQuery(
                        "update walk_photos set jpeg = :jpeg, checked = false, released = false where walk_id = :walk and id = :id")
                .setParameter("jpeg", jpeg)
                .setParameter("walk", walkId)
                .setParameter("id", id)
                .executeUpdate();
    }

    void describe(UUID walkId, UUID id, String altText, boolean checked, boolean released) {
        entities.createNativeQuery("""
                        update walk_photos set alt_text = :alt, checked = :checked, released = :released
                        where walk_id = :walk and id = :id""")
                .setParameter("alt", altText)
                .setParameter("checked", checked)
                .setParameter("released", released)
                .setParameter("walk", walkId)
                .setParameter("id", id)
                .executeUpdate();
    }

    void remove(UUID walkId, UUID id) {
        entities.createNativeQuery("delete from walk_photos where walk_id = :walk and id = :id")
                .setParameter("walk", walkId)
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Photo photo(Tuple row) {
        return new Photo(
                row.get("id", UUID.class),
                row.get("stop_id", UUID.class),
                Optional.ofNullable(row.get("measure_id", UUID.class)),
                row.get("alt_text", String.class),
                Photo.Consent.valueOf(row.get("consent", String.class)),
                row.get("width", Integer.class),
                row.get("height", Integer.class),
                row.get("checked", Boolean.class),
                row.get("released", Boolean.class));
    }
}
