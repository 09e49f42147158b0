package de.defus.monitor.walk;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What somebody noted at a stop. Nothing tells who, when, or what else the same person noted.
 *
 * @param id random, from the phone
 * @param feeling a value of the catalogue's marks, 1 (at ease) to 7 (afraid)
 * @param ratings value of the catalogue's rating scale by criterion, 1 (good) to 3 (poor)
 */
public record Observation(
        UUID id,
        UUID stopId,
        OptionalInt feeling,
        Map<String, Integer> ratings,
        Optional<Kind> kind,
        String text,
        Reception reception) {

    public Observation {
        ratings = Map.copyOf(ratings);
    }

    /** Whether the text tells of something that should change or should stay. */
    public enum Kind {
        DEFICIT,
        QUALITY
    }

    /** Whether an observation counts. One that comes after the walk was closed waits for the moderator. */
    public enum Reception {
        ACCEPTED,
        WAITING,
        DISCARDED
    }

    public String kindKey() {
        return kind.map(Walk::textKey).orElse("");
    }
}
