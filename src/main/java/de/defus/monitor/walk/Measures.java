package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The measures of a municipality with their history. Methods that write are called inside its scope. */
@ApplicationScoped
public class Measures {

    private static final String SELECT = """
            select m.id, m.walk_id, m.text, m.department, m.partner, m.priority, m.quick_fix, m.due_on, m.cost_class,
                m.state, m.public_answer, m.released, m.participation, m.points,
                coalesce((select jsonb_agg(s.number order by s.number) from measure_stops ms
                    join walk_stops s on s.id = ms.stop_id where ms.measure_id = m.id), '[]')::text as stops,
                coalesce((select jsonb_agg(f.observation_id order by f.observation_id) from measure_findings f
                    where f.measure_id = m.id), '[]')::text as findings
            from measures m
            """;

    private final EntityManager entities;
    private final TenantScope scope;

    Measures(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** All: the urgent and those due first. */
    public List<Measure> list(UUID municipalityId) {
        return scope.call(municipalityId, () -> select("", null));
    }

    /** Those of a walk. */
    public List<Measure> ofWalk(UUID municipalityId, UUID walkId) {
        return scope.call(municipalityId, () -> select(" where m.walk_id = :key", walkId));
    }

    /**
     * A measure of this municipality.
     *
     * @throws Refusal {@code NOT_FOUND}, also if it belongs to another municipality
     */
    public Measure get(UUID municipalityId, UUID id) {
        return scope.call(municipalityId, () -> select(" where m.id = :key", id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    /** The steps of a measure, the first first. */
    public List<Measure.Change> history(UUID municipalityId, UUID id) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(
                                "select state, reason, actor, changed_at from measure_changes where measure_id = :id order by position",
                                Tuple.class)
                        .setParameter("id", id)
                        .getResultList());
        return rows.stream().map(Tuple.class::cast).map(Measures::change).toList();
    }

    /** The steps of all measures, by measure, the first first. */
    public Map<UUID, List<Measure.Change>> histories(UUID municipalityId) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(
                                "select measure_id, state, reason, actor, changed_at from measure_changes order by position",
                                Tuple.class)
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.groupingBy(
                        row -> row.get("measure_id", UUID.class),
                        Collectors.mapping(Measures::change, Collectors.toList())));
    }

    private static Measure.Change change(Tuple row) {
        return new Measure.Change(
                Measure.State.valueOf(row.get("state", String.class)),
                row.get("reason", String.class),
                row.get("actor", String.class),
                row.get("changed_at", Instant.class));
    }

    /** Notes the points a measure of a walk was given; false if the walk has no such measure. */
    boolean setPoints(UUID walkId, UUID id, int points) {
        return entities.createNativeQuery("update measures set points = :points where id = :id and walk_id = :walk")
                        .setParameter("points", points)
                        .setParameter("id", id)
                        .setParameter("walk", walkId)
                        .executeUpdate()
                == 1;
    }

    void add(Measure measure, List<UUID> stopIds) {
        bind(entities.createNativeQuery("""
                        insert into measures (id, municipality_id, walk_id, text, department, partner, priority, quick_fix,
                            due_on, cost_class, participation, state, public_answer, released)
                        values (:id, current_municipality(), :walk, :text, :department, :partner, :priority, :quick,
                            cast(:due as date), :cost, cast(:participation as text), :state, '', false)"""), measure)
                .setParameter("walk", measure.walkId())
                .setParameter("state", measure.state().name())
                .executeUpdate();
        link(measure, "measure_stops", "stop_id", stopIds);
        link(measure, "measure_findings", "observation_id", measure.findings());
    }

    private void link(Measure measure, String table, String column, List<UUID> ids) {
        for (var id : ids) {
            entities.createNativeQuery("insert into " + table + " (municipality_id, walk_id, measure_id, " + column
                            + ") values (current_municipality(), :walk, :measure, :id)")
                    .setParameter("walk", measure.walkId())
                    .setParameter("measure", measure.id())
                    .setParameter("id", id)
                    .executeUpdate();
        }
    }

    /** Puts other content in place; state, stops and findings stay. */
    void replace(Measure measure) {
        bind(entities.createNativeQuery("""
                        update measures set text = :text, department = :department, partner = :partner, priority = :priority,
                            quick_fix = :quick, due_on = cast(:due as date), cost_class = :cost,
                            participation = cast(:participation as text),
                            public_answer = :answer, released = :released where id = :id"""), measure)
                .setParameter("answer", measure.publicAnswer())
                .setParameter("released", measure.released())
                .executeUpdate();
    }

    private static Query bind(Query query, Measure measure) {
        var content = measure.content();
        return query.setParameter("id", measure.id())
                .setParameter("text", content.text())
                .setParameter("department", content.department())
                .setParameter("partner", content.partner())
                .setParameter("priority", content.priority().name())
                .setParameter("quick", content.quickFix())
                .setParameter(
                        "due", content.dueOn() == null ? null : content.dueOn().toString())
                .setParameter(
                        "participation",
                        content.participation() == null
                                ? null
                                : content.participation().name())
                .setParameter("cost", content.costClass().name());
    }

    /** Takes a measure into its next state unless somebody else was faster. */
    boolean move(UUID id, Measure.State from, Measure.State to) {
        return entities.createNativeQuery("update measures set state = :to where id = :id and state = :from")
                        .setParameter("to", to.name())
                        .setParameter("id", id)
                        .setParameter("from", from.name())
                        .executeUpdate()
                == 1;
    }

    void addChange(UUID id, Measure.Change change) {
        entities.createNativeQuery("""
                        insert into measure_changes (municipality_id, measure_id, state, reason, actor, changed_at)
                        values (current_municipality(), :id, :state, :reason, :actor, :at)""")
                .setParameter("id", id)
                .setParameter("state", change.state().name())
                .setParameter("reason", change.reason())
                .setParameter("actor", change.actor())
                .setParameter("at", OffsetDateTime.ofInstant(change.changedAt(), ZoneOffset.UTC))
                .executeUpdate();
    }

    private List<Measure> select(String condition, UUID key) {
        var query = entities.createNativeQuery(
                SELECT + condition + " order by array_position(array['HIGH', 'MEDIUM', 'LOW'], m.priority),"
                        + " m.due_on nulls last, m.text, m.id",
                Tuple.class);
        if (key != null) {
            query.setParameter("key", key);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(Measures::measure).toList();
    }

    private static Measure measure(Tuple row) {
        var due = row.get("due_on", LocalDate.class);
        var participation = row.get("participation", String.class);
        var stops = new ArrayList<Integer>();
        Json.stored(row.get("stops", String.class)).forEach(number -> stops.add(number.asInt()));
        var findings = new ArrayList<UUID>();
        Json.stored(row.get("findings", String.class)).forEach(id -> findings.add(UUID.fromString(id.asText())));
        return new Measure(
                row.get("id", UUID.class),
                row.get("walk_id", UUID.class),
                new Measure.Content(
                        row.get("text", String.class),
                        row.get("department", String.class),
                        row.get("partner", String.class),
                        Measure.Priority.valueOf(row.get("priority", String.class)),
                        row.get("quick_fix", Boolean.class),
                        due,
                        Measure.CostClass.valueOf(row.get("cost_class", String.class)),
                        participation == null ? null : Measure.Participation.valueOf(participation)),
                stops,
                findings,
                Measure.State.valueOf(row.get("state", String.class)),
                row.get("public_answer", String.class),
                row.get("released", Boolean.class),
                row.get("points", Integer.class));
    }
}
