package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The municipalities on the platform. */
@ApplicationScoped
public class Municipalities {

    private static final String SELECT = "select id, slug, name, ags, synthetic from municipalities ";

    private final EntityManager entities;
    /** What is written of a municipality does not change. */
    private final Map<UUID, Municipality> known = new ConcurrentHashMap<>();

    Municipalities(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    public Optional<Municipality> findBySlug(String slug) {
        return rows(SELECT + "where slug = :key", slug).findFirst();
    }

    /** The municipality of this id. */
    public Municipality get(UUID id) {
        var found = known.get(id);
        return found != null ? found : look(id);
    }

    @Transactional
    Municipality look(UUID id) {
        var found =
                rows(SELECT + "where id = :key", id).findFirst().orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        known.put(id, found);
        return found;
    }

    /** All, by name. */
    @Transactional
    public List<Municipality> list() {
        return rows(SELECT + "order by name", null).toList();
    }

    void add(Municipality municipality) {
        entities.createNativeQuery(
                        "insert into municipalities (id, slug, name, ags, synthetic) values (:id, :slug, :name, :ags, :synthetic)")
                .setParameter("id", municipality.id())
                .setParameter("slug", municipality.slug())
                .setParameter("name", municipality.name())
                .setParameter("ags", municipality.ags())
                .setParameter("synthetic", municipality.synthetic())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Stream<Municipality> rows(String sql, Object key) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        if (key != null) {
            query.setParameter("key", key);
        }
        return ((List<Tuple>) query.getResultList())
                .stream()
                        .map(row -> new Municipality(
                                row.get("id", UUID.class),
                                row.get("slug", String.class),
                                row.get("name", String.class),
                                row.get("ags", String.class),
                                row.get("synthetic", Boolean.class)));
    }
}
