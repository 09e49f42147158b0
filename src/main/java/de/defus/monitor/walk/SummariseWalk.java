package de.defus.monitor.walk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counts what was observed on a walk, beside the walk it repeats or that repeats it: in other light, or before and after. */
@ApplicationScoped
public class SummariseWalk {

    /** The smallest group whose marks or ratings are shown to everybody. */
    public static final int FEWEST_PUBLISHED = 5;
    /** Stops of two walks are the same place when they are this near: the width of a square. */
    private static final double SAME_PLACE_METRES = 60;

    private final Walks walks;
    private final StopCounts counts;
    private final MethodCatalogue catalogue;

    SummariseWalk(Walks walks, StopCounts counts, MethodCatalogue catalogue) {
        this.walks = walks;
        this.counts = counts;
        this.catalogue = catalogue;
    }

    /**
     * A walk in figures.
     *
     * @param other the walk it is compared with: the one it repeats, else the one that repeats it
     */
    public record Summary(Walk walk, List<Place> places, Optional<Walk> other) {}

    /** A stop and, from the other walk, the stop at the same place. */
    public record Place(StopSummary here, Optional<StopSummary> there) {}

    /** All figures, for those who lead the walk. */
    public Summary summarise(Walk walk) {
        var here = stops(walk);
        var other = comparedWith(walk);
        var there = other.map(this::stops).orElse(List.of());
        return new Summary(
                walk,
                here.stream()
                        .map(stop -> new Place(stop, samePlace(stop, there)))
                        .toList(),
                other);
    }

    /** The figures that everybody may see, of a walk that is published. */
    public Summary publicSummary(Walk walk) {
        var all = summarise(walk);
        var other = all.other().filter(Walk::published);
        return new Summary(
                walk,
                all.places().stream()
                        .map(place -> new Place(
                                place.here().published(FEWEST_PUBLISHED),
                                place.there()
                                        .filter(there -> other.isPresent())
                                        .map(there -> there.published(FEWEST_PUBLISHED))))
                        .toList(),
                other);
    }

    private List<StopSummary> stops(Walk walk) {
        var counted = counts.ofWalk(walk.municipalityId(), walk.id());
        var card = catalogue.get(walk.plan().method());
        return walks.stops(walk.municipalityId(), walk.id()).stream()
                .map(stop -> StopSummary.of(
                        stop,
                        counted.getOrDefault(stop.id(), StopCounts.Counts.NONE),
                        card,
                        catalogue.feelings().size(),
                        catalogue.ratings().size()))
                .toList();
    }

    private Optional<Walk> comparedWith(Walk walk) {
        return walks.list(walk.municipalityId()).stream()
                .filter(other -> other.id().equals(walk.plan().repeatOf())
                        || walk.id().equals(other.plan().repeatOf()))
                .filter(other -> !other.isPlanned())
                .min(Comparator.comparing(
                        other -> !other.id().equals(walk.plan().repeatOf())));
    }

    private static Optional<StopSummary> samePlace(StopSummary stop, List<StopSummary> there) {
        return there.stream()
                .filter(other -> metres(stop, other) <= SAME_PLACE_METRES)
                .min(Comparator.comparingDouble(other -> metres(stop, other)));
    }

    private static double metres(StopSummary one, StopSummary other) {
        return one.stop().position().metresTo(other.stop().position());
    }
}
