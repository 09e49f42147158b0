package de.defus.monitor.survey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The public addresses at which waves are answered. */
@ApplicationScoped
public class OpenLinks {

    private final EntityManager entities;
    private final Waves waves;
    /** A link never leads to another wave, so where it leads is remembered; the wave's state is asked each time. */
    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    OpenLinks(EntityManager entities, Waves waves) {
        this.entities = entities;
        this.waves = waves;
    }

    private record Target(UUID municipalityId, UUID waveId) {}

    /** The wave that is answered under a link, in whatever state it is. */
    public Optional<WaveView> find(String slug) {
        var known = targets.get(slug);
        var target = known != null ? Optional.of(known) : look(slug);
        target.ifPresent(found -> targets.put(slug, found));
        return target.map(found -> waves.get(found.municipalityId(), found.waveId()));
    }

    @Transactional
    Optional<Target> look(String slug) {
        List<?> rows = entities.createNativeQuery(
                        "select municipality_id, wave_id from open_links where slug = :slug", Tuple.class)
                .setParameter("slug", slug)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Target(row.get("municipality_id", UUID.class), row.get("wave_id", UUID.class)))
                .findFirst();
    }

    /** The links of a wave; call inside the municipality's scope or outside, they are public. */
    @Transactional
    public List<String> list(UUID waveId) {
        List<?> slugs = entities.createNativeQuery("select slug from open_links where wave_id = :wave order by slug")
                .setParameter("wave", waveId)
                .getResultList();
        return slugs.stream().map(String.class::cast).toList();
    }

    /** Adds a link; call inside the municipality's scope. Returns whether the slug was still free on the platform. */
    boolean add(String slug, UUID municipalityId, UUID waveId) {
        return entities.createNativeQuery("""
                                insert into open_links (slug, municipality_id, wave_id) values (:slug, :municipality, :wave)
                                on conflict do nothing""")
                        .setParameter("slug", slug)
                        .setParameter("municipality", municipalityId)
                        .setParameter("wave", waveId)
                        .executeUpdate()
                == 1;
    }
}
