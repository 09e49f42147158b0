package de.defus.monitor.walk;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What was observed at the stops of a walk, counted by the database: a walk may have more than a page should load. */
@ApplicationScoped
class StopCounts {

    private final EntityManager entities;
    private final TenantScope scope;

    StopCounts(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /**
     * The counts of a stop; of observations that count only.
     *
     * @param told how many have a text
     * @param feelings how many gave each mark
     * @param ratings how many gave each rating, by criterion
     */
    record Counts(
            int entries,
            int deficits,
            int qualities,
            int told,
            Map<Integer, Integer> feelings,
            Map<String, Map<Integer, Integer>> ratings) {

        static final Counts NONE = new Counts(0, 0, 0, 0, Map.of(), Map.of());

        int feeling(int mark) {
            return feelings.getOrDefault(mark, 0);
        }

        int rating(String criterion, int step) {
            return ratings.getOrDefault(criterion, Map.of()).getOrDefault(step, 0);
        }
    }

    /** By stop; a stop without observations is left out. */
    Map<UUID, Counts> ofWalk(UUID municipalityId, UUID walkId) {
        return scope.call(municipalityId, () -> {
            var counts = new HashMap<UUID, Counts>();
            marks(walkId).forEach(row -> {
                var stop = row.get("stop_id", UUID.class);
                var old = counts.getOrDefault(stop, Counts.NONE);
                var feelings = new HashMap<>(old.feelings());
                var mark = row.get("feeling", Short.class);
                if (mark != null) {
                    feelings.put(mark.intValue(), number(row, "entries"));
                }
                counts.put(
                        stop,
                        new Counts(
                                old.entries() + number(row, "entries"),
                                old.deficits() + number(row, "deficits"),
                                old.qualities() + number(row, "qualities"),
                                old.told() + number(row, "told"),
                                feelings,
                                old.entries() == 0 ? new HashMap<>() : old.ratings()));
            });
            ratings(walkId)
                    .forEach(row -> counts.get(row.get("stop_id", UUID.class))
                            .ratings()
                            .computeIfAbsent(row.get("criterion", String.class), criterion -> new HashMap<>())
                            .put(number(row, "step"), number(row, "entries")));
            return counts;
        });
    }

    private Stream<Tuple> marks(UUID walkId) {
        return rows("""
                select stop_id, feeling, count(*) as entries,
                    count(*) filter (where kind = 'DEFICIT') as deficits,
                    count(*) filter (where kind = 'QUALITY') as qualities,
                    count(*) filter (where text <> '') as told
                from observations where walk_id = :walk and reception = 'ACCEPTED' group by stop_id, feeling""", walkId);
    }

    private Stream<Tuple> ratings(UUID walkId) {
        return rows("""
                select stop_id, rated.key as criterion, cast(rated.value as int) as step, count(*) as entries
                from observations cross join lateral jsonb_each_text(ratings) as rated
                where walk_id = :walk and reception = 'ACCEPTED' group by stop_id, rated.key, rated.value""", walkId);
    }

    private Stream<Tuple> rows(String sql, UUID walkId) {
        List<?> rows = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("walk", walkId)
                .getResultList();
        return rows.stream().map(Tuple.class::cast);
    }

    private static int number(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
