package de.defus.monitor.walk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is gone through after a walk.
 *
 * @param other the walk of the same places in other light
 * @param waiting observations that came late, as many as are decided on at a time
 * @param allWaiting how many came late
 * @param publicLink address of the page for everybody
 * @param total number of observations
 */
public record DebriefView(
        Walk walk,
        List<PlaceView> places,
        Optional<Walk> other,
        StopMap map,
        List<LateView> waiting,
        int allWaiting,
        List<NoteView> notes,
        List<Photo> photos,
        List<Measure> measures,
        String publicLink,
        int total) {

    /** The photos of a stop. */
    public List<Photo> photosAt(UUID stopId) {
        return photos.stream().filter(photo -> photo.stopId().equals(stopId)).toList();
    }

    /** Whether more came late than is shown. */
    public boolean hasMoreWaiting() {
        return waiting.size() < allWaiting;
    }

    /** A note with the name of its stop; empty for the walk as a whole. */
    public record NoteView(String stop, String text) {}

    /** An observation that came late. */
    public record LateView(Observation observation, String stop, String mark) {}
}
