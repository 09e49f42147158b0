package de.defus.monitor.walk;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The observations of walks. Methods that write are called inside the municipality's scope. */
@ApplicationScoped
public class Observations {

    private static final String COLUMNS =
            "select id, stop_id, feeling, ratings::text as ratings, kind, text, reception from observations";
    private static final String BATCH = """
            jsonb_to_recordset(cast(:batch as jsonb))
                as sent(id uuid, stop uuid, feeling smallint, ratings jsonb, kind text, text text)
            """;

    private final EntityManager entities;
    private final TenantScope scope;

    Observations(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** All that count, or all that wait, in an order that means nothing: their ids are random. */
    public List<Observation> list(UUID municipalityId, UUID walkId, Observation.Reception reception) {
        return scope.call(
                municipalityId,
                () -> read(entities.createNativeQuery(
                                COLUMNS + " where walk_id = :walk and reception = :reception order by id", Tuple.class)
                        .setParameter("walk", walkId)
                        .setParameter("reception", reception.name())));
    }

    /** Those of the given ids that count, in an order that means nothing. */
    List<Observation> find(UUID municipalityId, UUID walkId, Collection<UUID> wanted) {
        var ids = wanted.stream().filter(Objects::nonNull).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        return scope.call(
                municipalityId,
                () -> read(entities.createNativeQuery(
                                COLUMNS
                                        + " where walk_id = :walk and reception = 'ACCEPTED' and id in (:ids) order by id",
                                Tuple.class)
                        .setParameter("walk", walkId)
                        .setParameter("ids", ids)));
    }

    /**
     * The first that wait.
     *
     * @param most how many at most
     */
    List<Observation> waiting(UUID municipalityId, UUID walkId, int most) {
        return scope.call(
                municipalityId,
                () -> read(entities.createNativeQuery(
                                COLUMNS + " where walk_id = :walk and reception = 'WAITING' order by id", Tuple.class)
                        .setParameter("walk", walkId)
                        .setMaxResults(most)));
    }

    /** How many wait for a decision. */
    int countWaiting(UUID municipalityId, UUID walkId) {
        return scope.call(
                municipalityId,
                () -> ((Number) entities.createNativeQuery(
                                        "select count(*) from observations where walk_id = :walk and reception = 'WAITING'")
                                .setParameter("walk", walkId)
                                .getSingleResult())
                        .intValue());
    }

    /** How many of a stop that count have a text. */
    int countTexts(UUID municipalityId, Stop stop) {
        return scope.call(
                municipalityId,
                () -> ((Number) entities.createNativeQuery("select count(*) from observations"
                                        + " where stop_id = :stop and reception = 'ACCEPTED' and text <> ''")
                                .setParameter("stop", stop.id())
                                .getSingleResult())
                        .intValue());
    }

    /**
     * Those that count and have a text, of each stop the first, in an order that means nothing.
     *
     * @param most how many of a stop at most
     */
    List<Observation> told(UUID municipalityId, UUID walkId, int most) {
        return scope.call(
                municipalityId,
                () -> read(entities.createNativeQuery("""
                                select told.id, told.stop_id, feeling, ratings::text as ratings, kind, text, reception
                                from walk_stops stop cross join lateral (
                                    select * from observations
                                    where walk_id = stop.walk_id and stop_id = stop.id
                                        and reception = 'ACCEPTED' and text <> ''
                                    order by id limit :most) told
                                where stop.walk_id = :walk order by told.id""", Tuple.class)
                        .setParameter("walk", walkId)
                        .setParameter("most", most)));
    }

    /**
     * Those of a stop that count and have a text.
     *
     * @param skipped how many come before
     */
    List<Observation> toldAt(UUID municipalityId, Stop stop, int skipped, int most) {
        return scope.call(
                municipalityId,
                () -> read(entities.createNativeQuery(
                                COLUMNS
                                        + " where stop_id = :stop and reception = 'ACCEPTED' and text <> '' order by id",
                                Tuple.class)
                        .setParameter("stop", stop.id())
                        .setFirstResult(skipped)
                        .setMaxResults(most)));
    }

    private static List<Observation> read(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(Observations::observation)
                .toList();
    }

    /**
     * Stores those that are not yet stored, in one statement.
     *
     * @return the ids that were stored now
     */
    Set<UUID> add(UUID walkId, List<Observation> sent, Observation.Reception reception) {
        List<?> stored = entities.createNativeQuery("""
                        insert into observations (walk_id, id, municipality_id, stop_id, feeling, ratings, kind, text, reception)
                        select cast(:walk as uuid), id, current_municipality(), stop, feeling, ratings, kind, text, :reception
                        from
                        """ + BATCH + """
                        order by id on conflict do nothing returning id""", UUID.class)
                .setParameter("walk", walkId)
                .setParameter("reception", reception.name())
                .setParameter("batch", print(sent))
                .getResultList();
        return stored.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /** Those of the sent whose id is stored with other content. What was thrown away has no content to differ from. */
    Set<UUID> different(UUID walkId, List<Observation> sent) {
        List<?> different = entities.createNativeQuery("select sent.id from " + BATCH + """
                        join observations stored on stored.walk_id = :walk and stored.id = sent.id
                        where stored.reception <> 'DISCARDED'
                            and (stored.stop_id, stored.feeling, stored.ratings, stored.kind, stored.text)
                                is distinct from (sent.stop, sent.feeling, sent.ratings, sent.kind, sent.text)""", UUID.class)
                .setParameter("walk", walkId)
                .setParameter("batch", print(sent))
                .getResultList();
        return different.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /** How many of a walk are stored, thrown away ones included. */
    int count(UUID walkId) {
        return ((Number) entities.createNativeQuery("select count(*) from observations where walk_id = :walk")
                        .setParameter("walk", walkId)
                        .getSingleResult())
                .intValue();
    }

    /** How many count, by stop. */
    Map<UUID, Integer> countByStop(UUID municipalityId, UUID walkId) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(
                                "select stop_id, count(*) as n from observations"
                                        + " where walk_id = :walk and reception = 'ACCEPTED'"
                                        + " group by stop_id",
                                Tuple.class)
                        .setParameter("walk", walkId)
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        row -> row.get("stop_id", UUID.class),
                        row -> row.get("n", Number.class).intValue()));
    }

    /** Decides on one that waits; thrown away, it leaves only its id, so that a resend does not bring it back. */
    boolean decide(UUID walkId, UUID id, boolean accept) {
        var sql = accept
                ? "update observations set reception = 'ACCEPTED' where walk_id = :walk and id = :id and reception = 'WAITING'"
                : "update observations set reception = 'DISCARDED', feeling = null, ratings = '{}', kind = null, text = ''"
                        + " where walk_id = :walk and id = :id and reception = 'WAITING'";
        return entities.createNativeQuery(sql)
                        .setParameter("walk", walkId)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Writes all rows of a walk anew in one transaction and random order: nothing in the table tells what came together. */
    void mix(UUID walkId) {
        entities.createNativeQuery("""
                        with leaving as (
                            delete from observations where walk_id = :walk
                            returning walk_id, id, municipality_id, stop_id, feeling, ratings, kind, text, reception)
                        insert into observations
                            (walk_id, id, municipality_id, stop_id, feeling, ratings, kind, text, reception)
                        select * from leaving order by gen_random_uuid()""").setParameter("walk", walkId).executeUpdate();
    }

    private static String print(List<Observation> sent) {
        return Json.print(sent.stream()
                .map(observation -> {
                    var row = new HashMap<String, Object>();
                    row.put("id", observation.id().toString());
                    row.put("stop", observation.stopId().toString());
                    row.put(
                            "feeling",
                            observation.feeling().isPresent()
                                    ? observation.feeling().getAsInt()
                                    : null);
                    row.put("ratings", observation.ratings());
                    row.put("kind", observation.kind().map(Enum::name).orElse(null));
                    row.put("text", observation.text());
                    return row;
                })
                .toList());
    }

    private static Observation observation(Tuple row) {
        var feeling = row.get("feeling", Short.class);
        var ratings = new HashMap<String, Integer>();
        Json.stored(row.get("ratings", String.class))
                .properties()
                .forEach(
                        rating -> ratings.put(rating.getKey(), rating.getValue().asInt()));
        return new Observation(
                row.get("id", UUID.class),
                row.get("stop_id", UUID.class),
                feeling == null ? OptionalInt.empty() : OptionalInt.of(feeling),
                ratings,
                Optional.ofNullable(row.get("kind", String.class)).map(Observation.Kind::valueOf),
                row.get("text", String.class),
                Observation.Reception.valueOf(row.get("reception", String.class)));
    }
}
