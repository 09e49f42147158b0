package de.defus.monitor.place;

import org.locationtech.jts.geom.Coordinate;

/**
 * The projection of European statistics, ETRS89-LAEA (EPSG:3035): Lambert's azimuthal equal-area projection of the GRS80
 * ellipsoid, formulas of EPSG guidance note 7-2, method 9820. Metres; x is east, y is north.
 */
public final class EuropeanGrid {

    private static final double SEMI_MAJOR = 6_378_137;
    private static final double FLATTENING = 1 / 298.257222101;
    private static final double E2 = FLATTENING * (2 - FLATTENING);
    private static final double E = Math.sqrt(E2);
    private static final double LATITUDE = Math.toRadians(52);
    private static final double LONGITUDE = Math.toRadians(10);
    private static final double FALSE_EAST = 4_321_000;
    private static final double FALSE_NORTH = 3_210_000;

    private static final double QP = q(Math.PI / 2);
    private static final double BETA0 = Math.asin(q(LATITUDE) / QP);
    private static final double RQ = SEMI_MAJOR * Math.sqrt(QP / 2);
    private static final double D = SEMI_MAJOR
            * Math.cos(LATITUDE)
            / Math.sqrt(1 - E2 * Math.pow(Math.sin(LATITUDE), 2))
            / (RQ * Math.cos(BETA0));

    private EuropeanGrid() {}

    /** Metres of a place given in degrees, longitude first. */
    public static Coordinate metres(double longitude, double latitude) {
        var beta = Math.asin(q(Math.toRadians(latitude)) / QP);
        var turn = Math.toRadians(longitude) - LONGITUDE;
        var b = RQ
                * Math.sqrt(
                        2 / (1 + Math.sin(BETA0) * Math.sin(beta) + Math.cos(BETA0) * Math.cos(beta) * Math.cos(turn)));
        return new Coordinate(
                FALSE_EAST + b * D * Math.cos(beta) * Math.sin(turn),
                FALSE_NORTH
                        + b
                                / D
                                * (Math.cos(BETA0) * Math.sin(beta)
                                        - Math.sin(BETA0) * Math.cos(beta) * Math.cos(turn)));
    }

    /** Degrees of a place given in metres, longitude first. */
    public static Coordinate degrees(double east, double north) {
        var x = (east - FALSE_EAST) / D;
        var y = D * (north - FALSE_NORTH);
        var rho = Math.hypot(x, y);
        if (rho == 0) {
            return new Coordinate(Math.toDegrees(LONGITUDE), Math.toDegrees(LATITUDE));
        }
        var c = 2 * Math.asin(rho / (2 * RQ));
        var beta = Math.asin(Math.cos(c) * Math.sin(BETA0) + y * Math.sin(c) * Math.cos(BETA0) / rho);
        var turn = Math.atan2(x * Math.sin(c), rho * Math.cos(BETA0) * Math.cos(c) - y * Math.sin(BETA0) * Math.sin(c));
        var latitude = beta
                + (E2 / 3 + 31 * E2 * E2 / 180 + 517 * E2 * E2 * E2 / 5040) * Math.sin(2 * beta)
                + (23 * E2 * E2 / 360 + 251 * E2 * E2 * E2 / 3780) * Math.sin(4 * beta)
                + 761 * E2 * E2 * E2 / 45_360 * Math.sin(6 * beta);
        return new Coordinate(Math.toDegrees(LONGITUDE + turn), Math.toDegrees(latitude));
    }

    private static double q(double latitude) {
        var sin = Math.sin(latitude);
        return (1 - E2) * (sin / (1 - E2 * sin * sin) - 1 / (2 * E) * Math.log((1 - E * sin) / (1 + E * sin)));
    }
}
