package de.defus.monitor.walk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings together what a group said on a walk, for going through it and for the minutes. */
@ApplicationScoped
class GatherDebrief {

    /** How many late ones are decided on at a time. */
    private static final int LATE = 200;

    private final Walks walks;
    private final Observations observations;
    private final SummariseWalk summarise;
    private final Photos photos;
    private final Measures measures;
    private final DrawRoute draw;
    private final MethodCatalogue catalogue;

    GatherDebrief(
            Walks walks,
            Observations observations,
            SummariseWalk summarise,
            Photos photos,
            Measures measures,
            DrawRoute draw,
            MethodCatalogue catalogue) {
        this.walks = walks;
        this.observations = observations;
        this.summarise = summarise;
        this.photos = photos;
        this.measures = measures;
        this.draw = draw;
        this.catalogue = catalogue;
    }

    /** @param texts how many texts of a stop at most */
    DebriefView gather(Walk walk, int texts, String language) {
        var summary = summarise.summarise(walk);
        var told = observations.told(walk.municipalityId(), walk.id(), texts).stream()
                .collect(Collectors.groupingBy(Observation::stopId));
        var places = summary.places().stream()
                .map(place -> PlaceView.of(
                        place, catalogue, told.getOrDefault(place.here().stop().id(), List.of()), language))
                .toList();
        var figures = summary.places().stream().map(SummariseWalk.Place::here).toList();
        var stops = walks.stops(walk.municipalityId(), walk.id());
        return new DebriefView(
                walk,
                places,
                summary.other(),
                StopMap.of(draw.draw(walk.municipalityId(), stops, walk.route()), figures),
                waiting(walk, stops, language),
                observations.countWaiting(walk.municipalityId(), walk.id()),
                notes(walk, stops),
                photos.list(walk.municipalityId(), walk.id()).stream()
                        .filter(photo -> photo.measureId().isEmpty())
                        .toList(),
                measures.ofWalk(walk.municipalityId(), walk.id()).stream()
                        .sorted(Comparator.comparingInt(Measure::points).reversed())
                        .toList(),
                "/rundgaenge/" + walk.id(),
                figures.stream().mapToInt(StopSummary::entries).sum());
    }

    private List<DebriefView.LateView> waiting(Walk walk, List<Stop> stops, String language) {
        return observations.waiting(walk.municipalityId(), walk.id(), LATE).stream()
                .map(one -> new DebriefView.LateView(
                        one,
                        name(stops, Optional.of(one.stopId())),
                        one.feeling().isPresent()
                                ? catalogue
                                        .feelings()
                                        .get(one.feeling().getAsInt() - 1)
                                        .label()
                                        .in(language)
                                : ""))
                .toList();
    }

    /** The notes of a walk, with the names of their stops. */
    List<DebriefView.NoteView> notes(Walk walk, List<Stop> stops) {
        return walks.notes(walk.municipalityId(), walk.id()).stream()
                .map(note -> new DebriefView.NoteView(name(stops, note.stopId()), note.text()))
                .toList();
    }

    private static String name(List<Stop> stops, Optional<UUID> stopId) {
        return stopId.flatMap(id ->
                        stops.stream().filter(stop -> stop.id().equals(id)).findFirst())
                .map(stop -> stop.number() + " " + stop.name())
                .orElse("");
    }
}
