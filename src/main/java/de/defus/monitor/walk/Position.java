package de.defus.monitor.walk;

import java.util.Locale;

/**
 * A place on earth, WGS 84.
 *
 * @param longitude degrees, east positive
 * @param latitude degrees, north positive
 */
public record Position(double longitude, double latitude) {

    private static final double METRES_A_DEGREE = 111_195;

    /** Latitude and longitude in degrees, as maps for people take them; five digits are about a metre. */
    public String print() {
        return String.format(Locale.ROOT, "%.5f, %.5f", latitude, longitude);
    }

    /** Distance in metres, good for distances inside a city (plane approximation, mean earth radius 6,371 km). */
    double metresTo(Position other) {
        var east = (other.longitude - longitude) * Math.cos(Math.toRadians((latitude + other.latitude) / 2));
        return Math.hypot(east, other.latitude - latitude) * METRES_A_DEGREE;
    }
}
