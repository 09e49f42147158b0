package de.defus.monitor.walk;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Makes a measure from what was observed, and keeps it through its life. */
@ApplicationScoped
public class KeepMeasure {

    private static final int MOST_POINTS = 10_000;

    private final Walks walks;
    private final Observations observations;
    private final Measures measures;
    private final MeasureNotices notices;
    private final TenantScope scope;
    private final AuditLog audit;
    private final InstantSource clock;

    KeepMeasure(
            Walks walks,
            Observations observations,
            Measures measures,
            MeasureNotices notices,
            TenantScope scope,
            AuditLog audit,
            InstantSource clock) {
        this.walks = walks;
        this.observations = observations;
        this.measures = measures;
        this.notices = notices;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a measure.
     *
     * @param stops numbers of the stops it is about; those of its findings are added
     * @param findings ids of observations of the walk that count
     * @throws Refusal {@code INVALID_INPUT} with every fault
     */
    public Measure make(Walk walk, Measure.Content content, List<Integer> stops, List<UUID> findings, String actor) {
        var faults = faults(content);
        var known = walks.stops(walk.municipalityId(), walk.id());
        var observed = observations.find(walk.municipalityId(), walk.id(), findings);
        if (observed.size() != findings.stream().distinct().count()) {
            faults.add(Fault.at("findings", "walk.fault.findings"));
        }
        var chosen = known.stream()
                .filter(stop -> stops.contains(stop.number())
                        || observed.stream()
                                .anyMatch(observation -> observation.stopId().equals(stop.id())))
                .toList();
        if (chosen.isEmpty()
                || stops.stream().anyMatch(number -> known.stream().noneMatch(stop -> stop.number() == number))) {
            faults.add(Fault.at("stops", "walk.fault.measureStops"));
        }
        refuse(faults);
        var measure = new Measure(
                UUID.randomUUID(),
                walk.id(),
                tidy(content),
                chosen.stream().map(Stop::number).toList(),
                observed.stream().map(Observation::id).toList(),
                Measure.State.NEW,
                "",
                false,
                0);
        scope.run(walk.municipalityId(), () -> {
            measures.add(measure, chosen.stream().map(Stop::id).toList());
            measures.addChange(measure.id(), new Measure.Change(Measure.State.NEW, "", actor, clock.instant()));
            audit.record(actor, "measure.made", measure.id().toString(), Map.of());
        });
        return measures.get(walk.municipalityId(), measure.id());
    }

    /**
     * Takes a measure to another state.
     *
     * @param reason why; must be given for a refusal
     * @throws Refusal {@code INVALID_INPUT} for a refusal without reason, {@code WRONG_STATE} for a step that leads nowhere
     */
    public Measure move(UUID municipalityId, Measure measure, Measure.State next, String reason, String actor) {
        var faults = new ArrayList<Fault>();
        var given = strip(reason);
        if (next == null) {
            faults.add(Fault.at("state", "walk.fault.choose"));
        }
        if (next == Measure.State.REFUSED && given.isEmpty()) {
            faults.add(Fault.at("reason", "walk.fault.refusalReason"));
        }
        if (given.length() > 1000) {
            faults.add(Fault.at("reason", "walk.fault.long", 1000));
        }
        refuse(faults);
        scope.run(municipalityId, () -> {
            if (!measure.state().leadsTo(next) || !measures.move(measure.id(), measure.state(), next)) {
                throw new Refusal(ProblemType.WRONG_STATE, measure.state(), next);
            }
            measures.addChange(measure.id(), new Measure.Change(next, given, actor, clock.instant()));
            audit.record(
                    actor,
                    "measure." + next.name().toLowerCase(Locale.ROOT),
                    measure.id().toString(),
                    Map.of());
        });
        return measures.get(municipalityId, measure.id());
    }

    /**
     * Changes what a measure says and what the public sees of it.
     *
     * @throws Refusal {@code INVALID_INPUT} with every fault
     */
    public Measure change(
            UUID municipalityId,
            Measure measure,
            Measure.Content content,
            String publicAnswer,
            boolean released,
            String actor) {
        var faults = faults(content);
        if (strip(publicAnswer).length() > 2000) {
            faults.add(Fault.at("publicAnswer", "walk.fault.long", 2000));
        }
        refuse(faults);
        var changed = new Measure(
                measure.id(),
                measure.walkId(),
                tidy(content),
                measure.stops(),
                measure.findings(),
                measure.state(),
                strip(publicAnswer),
                released,
                measure.points());
        scope.run(municipalityId, () -> {
            measures.replace(changed);
            if (!Objects.equals(measure.content().dueOn(), changed.content().dueOn())) {
                notices.add(MeasureNotice.due(measure, changed.content(), actor, clock.instant()));
            }
            audit.record(
                    actor, "measure.changed", measure.id().toString(), Map.of("released", Boolean.toString(released)));
        });
        return measures.get(municipalityId, measure.id());
    }

    /**
     * Notes the points that the group gave to measures of a walk, as counted by whoever leads the debrief.
     *
     * @param points by measure; measures that are not named keep theirs
     * @throws Refusal {@code INVALID_INPUT} for points below 0 or above 10,000, {@code NOT_FOUND} for a measure of another walk
     */
    public void givePoints(Walk walk, Map<UUID, Integer> points, String actor) {
        refuse(points.entrySet().stream()
                .filter(entry -> entry.getValue() == null || entry.getValue() < 0 || entry.getValue() > MOST_POINTS)
                .map(entry -> Fault.at("points-" + entry.getKey(), "walk.fault.points", MOST_POINTS))
                .toList());
        scope.run(walk.municipalityId(), () -> {
            points.forEach((id, given) -> {
                if (!measures.setPoints(walk.id(), id, given)) {
                    throw new Refusal(ProblemType.NOT_FOUND);
                }
            });
            audit.record(actor, "walk.points-given", walk.id().toString(), Map.of());
        });
    }

    private static List<Fault> faults(Measure.Content content) {
        var faults = new ArrayList<Fault>();
        if (content == null) {
            return new ArrayList<>(List.of(Fault.at("content", "walk.fault.measureText")));
        }
        if (strip(content.text()).isEmpty() || content.text().length() > 500) {
            faults.add(Fault.at("text", "walk.fault.measureText"));
        }
        if (strip(content.department()).isEmpty() || content.department().length() > 200) {
            faults.add(Fault.at("department", "walk.fault.department"));
        }
        if (strip(content.partner()).length() > 200) {
            faults.add(Fault.at("partner", "walk.fault.long", 200));
        }
        if (content.priority() == null) {
            faults.add(Fault.at("priority", "walk.fault.choose"));
        }
        if (content.costClass() == null) {
            faults.add(Fault.at("costClass", "walk.fault.choose"));
        }
        return faults;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
    }

    private static Measure.Content tidy(Measure.Content content) {
        return new Measure.Content(
                strip(content.text()),
                strip(content.department()),
                strip(content.partner()),
                content.priority(),
                content.quickFix(),
                content.dueOn(),
                content.costClass(),
                content.participation());
    }

    private static String strip(String text) {
        return text == null ? "" : text.strip();
    }
}
