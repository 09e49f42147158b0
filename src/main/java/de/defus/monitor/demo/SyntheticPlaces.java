package de.defus.monitor.demo;

import de.defus.monitor.place.EuropeanGrid;
import de.defus.monitor.questionnaire.check.Square;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Invents where people of the demo city set a place on the map: some set none, many set one of a few well-known places, the
 * others one of their own.
 */
final class SyntheticPlaces {

    private static final double SETS_ONE = 0.3;
    /** Middle of the invented city, which lies in the sea, and how far people go from it, degrees. */
    private static final double LONGITUDE = 6.4;

    private static final double LATITUDE = 55.05;
    private static final double REACH = 0.03;

    /** A well-known place, with the share of all places that are this one. */
    private record WellKnown(double share, double longitude, double latitude) {}

    private static final List<WellKnown> WELL_KNOWN = List.of(
            new WellKnown(0.24, 6.4021, 55.0561),
            new WellKnown(0.14, 6.4092, 55.0467),
            new WellKnown(0.09, 6.3874, 55.0493),
            new WellKnown(0.06, 6.4188, 55.0388),
            new WellKnown(0.04, 6.3952, 55.0702),
            new WellKnown(0.03, 6.4301, 55.0601));

    private final RandomGenerator chance;

    SyntheticPlaces(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The name of a square; absent for those who set none. */
    Optional<String> square() {
        if (chance.nextDouble() >= SETS_ONE) {
            return Optional.empty();
        }
        var point = chance.nextDouble();
        for (var place : WELL_KNOWN) {
            point -= place.share();
            if (point < 0) {
                return Optional.of(name(place.longitude(), place.latitude()));
            }
        }
        return Optional.of(
                name(LONGITUDE + REACH * chance.nextGaussian(), LATITUDE + REACH / 2 * chance.nextGaussian()));
    }

    private static String name(double longitude, double latitude) {
        var metres = EuropeanGrid.metres(longitude, latitude);
        return new Square(edge(metres.y), edge(metres.x)).name();
    }

    private static int edge(double metres) {
        return (int) Math.floor(metres / Square.METRES) * Square.METRES;
    }
}
