package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What everybody may know of a walk: protected figures, and the released measures without names of staff. */
@ApplicationScoped
public class ShowWalk {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Walks walks;
    private final Measures measures;
    private final Photos photos;
    private final SummariseWalk summarise;

    ShowWalk(Walks walks, Measures measures, Photos photos, SummariseWalk summarise) {
        this.photos = photos;
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
            List<PublicPhoto> photos,
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
            List<Step> steps,
            List<PublicPhoto> photos) {

        /** The reason of the present state, if one was given. */
        public String reason() {
            return steps.isEmpty() ? "" : steps.get(steps.size() - 1).reason();
        }
    }

    /** A released photo; the stop is its number. */
    public record PublicPhoto(UUID id, int stop, String altText, int width, int height) {}

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
                photos.list(walk.municipalityId(), walk.id()).stream()
                        .filter(Photo::released)
                        .filter(photo -> photo.measureId().isEmpty())
                        .map(photo -> publicPhoto(photo, summary))
                        .toList(),
                measures.ofWalk(walk.municipalityId(), walk.id()).stream()
                        .filter(Measure::released)
                        .map(measure -> publicMeasure(walk, measure, summary))
                        .toList());
    }

    /**
     * A released photo of a published walk, as a JPEG file.
     *
     * @throws Refusal {@code NOT_FOUND} if there is none
     */
    byte[] photo(UUID walkId, UUID photoId) {
        var walk = walks.findPublished(walkId).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        if (!photos.get(walk.municipalityId(), walk.id(), photoId).released()) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        return photos.jpeg(walk.municipalityId(), walk.id(), photoId);
    }

    private static PublicPhoto publicPhoto(Photo photo, SummariseWalk.Summary summary) {
        var stop = summary.places().stream()
                .map(place -> place.here().stop())
                .filter(candidate -> candidate.id().equals(photo.stopId()))
                .mapToInt(Stop::number)
                .findFirst()
                .orElse(0);
        return new PublicPhoto(photo.id(), stop, photo.altText(), photo.width(), photo.height());
    }

    private PublicMeasure publicMeasure(Walk walk, Measure measure, SummariseWalk.Summary summary) {
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
                        .toList(),
                photos.list(walk.municipalityId(), walk.id()).stream()
                        .filter(Photo::released)
                        .filter(photo -> photo.measureId().equals(Optional.of(measure.id())))
                        .map(photo -> publicPhoto(photo, summary))
                        .toList());
    }
}
