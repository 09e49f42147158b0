package de.defus.monitor.survey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The public addresses at which waves are answered. */
@ApplicationScoped
public class OpenLinks {

    private static final Duration SEEN_FOR = Duration.ofSeconds(1);

    private final EntityManager entities;
    private final Waves waves;
    private final InstantSource clock;
    /** A link never leads to another wave, so where it leads is remembered. */
    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    /** Every page of every resident asks; what was seen is good for a second. Storing an answer asks the database itself. */
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();

    OpenLinks(EntityManager entities, Waves waves, InstantSource clock) {
        this.entities = entities;
        this.waves = waves;
        this.clock = clock;
    }

    private record Target(UUID municipalityId, UUID waveId, boolean further) {}

    /**
     * A link besides the main one, such as that on a poster or of an association.
     *
     * @param label whose it is
     */
    public record FurtherLink(String slug, String label) {}

    private record Seen(WaveView wave, Instant until) {}

    /** The wave that is answered under a link, in the state it had at most a second ago. */
    public Optional<WaveView> find(String slug) {
        return target(slug).map(this::look);
    }

    /** Whether a link is not its wave's main one: answers that come through it are counted apart. */
    public boolean isFurther(String slug) {
        return target(slug).filter(Target::further).isPresent();
    }

    private Optional<Target> target(String slug) {
        var known = targets.get(slug);
        var target = known != null ? Optional.of(known) : look(slug);
        target.ifPresent(found -> targets.put(slug, found));
        return target;
    }

    private WaveView look(Target target) {
        var now = clock.instant();
        var last = seen.get(target.waveId());
        // A clock that was put back must not make what was seen good for days.
        if (last != null && now.isBefore(last.until()) && !now.plus(SEEN_FOR).isBefore(last.until())) {
            return last.wave();
        }
        var wave = waves.get(target.municipalityId(), target.waveId());
        seen.put(target.waveId(), new Seen(wave, now.plus(SEEN_FOR)));
        return wave;
    }

    /** Looks at a wave afresh at the next question. */
    void forget(UUID waveId) {
        seen.remove(waveId);
    }

    @Transactional
    Optional<Target> look(String slug) {
        List<?> rows = entities.createNativeQuery(
                        "select municipality_id, wave_id, label is not null as further from open_links where slug = :slug",
                        Tuple.class)
                .setParameter("slug", slug)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Target(
                        row.get("municipality_id", UUID.class),
                        row.get("wave_id", UUID.class),
                        row.get("further", Boolean.class)))
                .findFirst();
    }

    /** The main link of a wave: there is one once it has been opened. Links are public: call inside a scope or outside. */
    public Optional<String> findMain(UUID waveId) {
        return list(waveId).stream().filter(slug -> !isFurther(slug)).findFirst();
    }

    /** The further links of a wave. */
    @Transactional
    public List<FurtherLink> listFurther(UUID waveId) {
        List<?> rows = entities.createNativeQuery(
                        "select slug, label from open_links where wave_id = :wave and label is not null order by slug",
                        Tuple.class)
                .setParameter("wave", waveId)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new FurtherLink(row.get("slug", String.class), row.get("label", String.class)))
                .toList();
    }

    /** All links of a wave, the main one first. */
    @Transactional
    public List<String> list(UUID waveId) {
        List<?> slugs = entities.createNativeQuery(
                        "select slug from open_links where wave_id = :wave order by label is not null, slug")
                .setParameter("wave", waveId)
                .getResultList();
        return slugs.stream().map(String.class::cast).toList();
    }

    /**
     * Adds a link; call inside the municipality's scope. Returns whether the slug was still free on the platform.
     *
     * @param label null for the wave's main link
     */
    boolean add(String slug, UUID municipalityId, UUID waveId, String label) {
        return entities.createNativeQuery("""
                                insert into open_links (slug, municipality_id, wave_id, label)
                                values (:slug, :municipality, :wave, cast(:label as text))
                                on conflict do nothing""")
                        .setParameter("slug", slug)
                        .setParameter("municipality", municipalityId)
                        .setParameter("wave", waveId)
                        .setParameter("label", label)
                        .executeUpdate()
                == 1;
    }
}
