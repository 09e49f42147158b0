package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** What everybody may know of a walk: protected figures, and the released measures without names of staff. */
@ApplicationScoped
public class ShowWalk {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Walks walks;
    private final Measures measures;
    private final SummariseWalk summarise;

    ShowWalk(Walks walks, Measures measures, SummariseWalk summarise) {
        this.walks = walks;
        this.measures = measures;
        this.summarise = summarise;
    }

    /** A published walk. */
    public record PublicWalk(
            UUID id,
            UUID municipalityId,
            String title,
            LocalDate plannedOn,
            Walk.Daylight daylight,
            Walk.Occasion occasion,
            String targetGroup,
            String leadOffice,
            String method,
            List<Position> route,
            List<SummariseWalk.Place> places,
            boolean compared,
            List<PublicMeasure> measures) {}

    /** A released measure. */
    public record PublicMeasure(
            String text,
            List<Integer> stops,
            String department,
            String partner,
            boolean quickFix,
            LocalDate dueOn,
            Measure.State state,
            String answer,
            List<Step> steps) {

        /** The reason of the present state, if one was given. */
        public String reason() {
            return steps.isEmpty() ? "" : steps.get(steps.size() - 1).reason();
        }
    }

    /** A step in a measure's history. */
    public record Step(Measure.State state, String reason, LocalDate on) {}

    /**
     * @throws Refusal {@code NOT_FOUND} if there is no published walk of this id
     */
    public PublicWalk show(UUID walkId) {
        var walk = walks.findPublished(walkId).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        var summary = summarise.publicSummary(walk);
        var plan = walk.plan();
        return new PublicWalk(
                walk.id(),
                walk.municipalityId(),
                plan.title(),
                plan.plannedOn(),
                plan.daylight(),
                plan.occasion(),
                plan.targetGroup(),
                plan.leadOffice(),
                plan.method(),
                walk.route(),
                summary.places(),
                summary.other().isPresent(),
                measures.ofWalk(walk.municipalityId(), walk.id()).stream()
                        .filter(Measure::released)
                        .map(measure -> publicMeasure(walk, measure))
                        .toList());
    }

    private PublicMeasure publicMeasure(Walk walk, Measure measure) {
        var content = measure.content();
        return new PublicMeasure(
                content.text(),
                measure.stops(),
                content.department(),
                content.partner(),
                content.quickFix(),
                content.dueOn(),
                measure.state(),
                measure.publicAnswer(),
                measures.history(walk.municipalityId(), measure.id()).stream()
                        .map(change -> new Step(
                                change.state(), change.reason(), LocalDate.ofInstant(change.changedAt(), ZONE)))
                        .toList());
    }
}
