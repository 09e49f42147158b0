package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The walks of a municipality. Methods that write are called inside its scope. */
@ApplicationScoped
public class Walks {

    private static final String SELECT = """
            select id, municipality_id, survey_id, survey_item, repeat_of, title, occasion, target_group, daylight, planned_on,
                lead_office, method, mode, state, join_code, current_stop, route::text as route, published, frozen
            from walks
            """;

    private final EntityManager entities;
    private final TenantScope scope;

    Walks(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** All: those to come and those open first, then by title. */
    public List<Walk> list(UUID municipalityId) {
        return scope.call(
                municipalityId,
                () -> walks(entities.createNativeQuery(
                                SELECT + " where municipality_id = current_municipality()"
                                        + " order by state = 'CLOSED', planned_on desc nulls last, title, id",
                                Tuple.class)
                        .getResultList()));
    }

    /**
     * A walk of this municipality.
     *
     * @throws Refusal {@code NOT_FOUND}, also if it belongs to another municipality
     */
    public Walk get(UUID municipalityId, UUID id) {
        return scope.call(
                        municipalityId, () -> find(" where id = :key and municipality_id = current_municipality()", id))
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    /** The walk that is joined with a code, in whatever state it is. */
    Optional<Walk> findByCode(String code) {
        return scope.callWith("defus.join_code", code, () -> find(" where join_code = :key", code));
    }

    /** A walk whose public page is shown. */
    Optional<Walk> findPublished(UUID id) {
        return scope.callWith("defus.walk", id.toString(), () -> find(" where published and id = :key", id));
    }

    private Optional<Walk> find(String condition, Object key) {
        return walks(entities.createNativeQuery(SELECT + condition, Tuple.class)
                        .setParameter("key", key)
                        .getResultList())
                .stream()
                .findFirst();
    }

    void add(Walk walk) {
        var plan = walk.plan();
        entities.createNativeQuery("""
                        insert into walks (id, municipality_id, survey_id, survey_item, repeat_of, title, occasion, target_group, daylight,
                            planned_on, lead_office, method, mode, state, route)
                        values (:id, :municipality, cast(:survey as uuid), :item, cast(:repeat as uuid), :title, :occasion, :target,
                            :daylight, cast(:planned as date), :office, :method, :mode, :state, cast(:route as jsonb))""")
                .setParameter("id", walk.id())
                .setParameter("municipality", walk.municipalityId())
                .setParameter("survey", text(plan.surveyId()))
                .setParameter("item", plan.surveyItem())
                .setParameter("repeat", text(plan.repeatOf()))
                .setParameter("title", plan.title())
                .setParameter("occasion", plan.occasion().name())
                .setParameter("target", plan.targetGroup())
                .setParameter("daylight", plan.daylight().name())
                .setParameter("planned", text(plan.plannedOn()))
                .setParameter("office", plan.leadOffice())
                .setParameter("method", plan.method())
                .setParameter("mode", plan.mode().name())
                .setParameter("state", walk.state().name())
                .setParameter("route", print(walk.route()))
                .executeUpdate();
    }

    /** Takes a walk into its next state unless somebody else was faster. The update waits for observations being stored. */
    boolean move(UUID id, Walk.State from, Walk.State to) {
        return entities.createNativeQuery("update walks set state = :to where id = :id and state = :from")
                        .setParameter("to", to.name())
                        .setParameter("id", id)
                        .setParameter("from", from.name())
                        .executeUpdate()
                == 1;
    }

    /** Gives a walk its code, once. */
    void giveCode(UUID id, String code) {
        entities.createNativeQuery("update walks set join_code = :code where id = :id and join_code is null")
                .setParameter("code", code)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** A walk as it is now, held until the transaction ends so that nobody changes it meanwhile. */
    Walk hold(UUID id) {
        return find(" where id = :key and municipality_id = current_municipality() for share", id)
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    void setCurrentStop(UUID id, int number) {
        entities.createNativeQuery("update walks set current_stop = :number where id = :id")
                .setParameter("number", number)
                .setParameter("id", id)
                .executeUpdate();
    }

    void setRoute(UUID id, List<Position> route) {
        entities.createNativeQuery("update walks set route = cast(:route as jsonb) where id = :id")
                .setParameter("route", print(route))
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Shows or hides the public page of a closed walk; false if the walk is not closed. */
    boolean setPublished(UUID id, boolean published) {
        return entities.createNativeQuery(
                                "update walks set published = :published, frozen = frozen or :published where id = :id and state = 'CLOSED'")
                        .setParameter("published", published)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** The stops of a walk by number. */
    public List<Stop> stops(UUID municipalityId, UUID walkId) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(
                                "select id, number, name, reason, longitude, latitude, district_code from walk_stops"
                                        + " where walk_id = :walk order by number",
                                Tuple.class)
                        .setParameter("walk", walkId)
                        .getResultList());
        return rows.stream().map(Tuple.class::cast).map(Walks::stop).toList();
    }

    void addStop(UUID walkId, Stop stop) {
        entities.createNativeQuery("""
                        insert into walk_stops (id, municipality_id, walk_id, number, name, reason, longitude, latitude,
                            district_code)
                        values (:id, current_municipality(), :walk, :number, :name, :reason, :longitude, :latitude,
                            cast(:district as int))""")
                .setParameter("id", stop.id())
                .setParameter("walk", walkId)
                .setParameter("number", stop.number())
                .setParameter("name", stop.name())
                .setParameter("reason", stop.reason())
                .setParameter("longitude", stop.position().longitude())
                .setParameter("latitude", stop.position().latitude())
                .setParameter(
                        "district",
                        stop.district().isPresent()
                                ? Integer.toString(stop.district().getAsInt())
                                : null)
                .executeUpdate();
    }

    /** Removes all stops of a walk that has not begun. */
    void removeStops(UUID walkId) {
        entities.createNativeQuery("delete from walk_stops where walk_id = :walk")
                .setParameter("walk", walkId)
                .executeUpdate();
    }

    List<Note> notes(UUID municipalityId, UUID walkId) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(
                                "select id, stop_id, text, written_at from walk_notes where walk_id = :walk order by written_at, id",
                                Tuple.class)
                        .setParameter("walk", walkId)
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Note(
                        row.get("id", UUID.class),
                        Optional.ofNullable(row.get("stop_id", UUID.class)),
                        row.get("text", String.class),
                        row.get("written_at", Instant.class)))
                .toList();
    }

    void addNote(UUID walkId, Note note) {
        entities.createNativeQuery("""
                        insert into walk_notes (id, municipality_id, walk_id, stop_id, text, written_at)
                        values (:id, current_municipality(), :walk, cast(:stop as uuid), :text, :at)""")
                .setParameter("id", note.id())
                .setParameter("walk", walkId)
                .setParameter("stop", note.stopId().map(UUID::toString).orElse(null))
                .setParameter("text", note.text())
                .setParameter("at", OffsetDateTime.ofInstant(note.writtenAt(), ZoneOffset.UTC))
                .executeUpdate();
    }

    private static Stop stop(Tuple row) {
        var district = row.get("district_code", Integer.class);
        return new Stop(
                row.get("id", UUID.class),
                row.get("number", Integer.class),
                row.get("name", String.class),
                row.get("reason", String.class),
                new Position(row.get("longitude", Double.class), row.get("latitude", Double.class)),
                district == null ? java.util.OptionalInt.empty() : java.util.OptionalInt.of(district));
    }

    private static List<Walk> walks(List<?> rows) {
        return rows.stream().map(Tuple.class::cast).map(Walks::walk).toList();
    }

    private static Walk walk(Tuple row) {
        var planned = row.get("planned_on", LocalDate.class);
        var plan = new WalkPlan(
                row.get("title", String.class),
                Walk.Occasion.valueOf(row.get("occasion", String.class)),
                row.get("target_group", String.class),
                Walk.Daylight.valueOf(row.get("daylight", String.class)),
                planned,
                row.get("lead_office", String.class),
                row.get("method", String.class),
                Walk.Mode.valueOf(row.get("mode", String.class)),
                row.get("survey_id", UUID.class),
                row.get("survey_item", String.class),
                row.get("repeat_of", UUID.class));
        return new Walk(
                row.get("id", UUID.class),
                row.get("municipality_id", UUID.class),
                plan,
                Walk.State.valueOf(row.get("state", String.class)),
                Optional.ofNullable(row.get("join_code", String.class)),
                row.get("current_stop", Integer.class),
                route(row.get("route", String.class)),
                row.get("published", Boolean.class),
                row.get("frozen", Boolean.class));
    }

    private static List<Position> route(String json) {
        var route = new ArrayList<Position>();
        Json.stored(json)
                .forEach(point -> route.add(
                        new Position(point.get(0).asDouble(), point.get(1).asDouble())));
        return route;
    }

    private static String print(List<Position> route) {
        return Json.print(route.stream()
                .map(point -> List.of(point.longitude(), point.latitude()))
                .toList());
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
