package de.defus.monitor.walk;

import java.util.OptionalInt;
import java.util.UUID;

/**
 * A stop of a walk.
 *
 * @param number place in the walk, from 1
 * @param reason why the group stops here; may be empty
 * @param district code of the district it lies in; absent while the city has loaded none
 */
public record Stop(UUID id, int number, String name, String reason, Position position, OptionalInt district) {

    /** A stop before it has its number and its district. */
    public record Wish(String name, String reason, double longitude, double latitude) {

        Position position() {
            return new Position(longitude, latitude);
        }
    }
}
