package de.defus.monitor.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EuropeanGridTest {

    /** The example of EPSG guidance note 7-2 for method 9820: 50° N 5° E. */
    @Test
    void theExampleOfTheStandardIsMet() {
        var metres = EuropeanGrid.metres(5, 50);
        assertEquals(3_962_799.45, metres.x, 0.01);
        assertEquals(2_999_718.85, metres.y, 0.01);
    }

    @Test
    void thereAndBackIsTheSamePlaceAllOverEurope() {
        var chance = new SplittableRandom(3035);
        for (int round = 0; round < 20_000; round++) {
            var longitude = chance.nextDouble(-30, 45);
            var latitude = chance.nextDouble(35, 71);
            var metres = EuropeanGrid.metres(longitude, latitude);
            var degrees = EuropeanGrid.degrees(metres.x, metres.y);
            assertEquals(longitude, degrees.x, 2e-8, () -> longitude + " " + latitude);
            assertEquals(latitude, degrees.y, 2e-8, () -> longitude + " " + latitude);
        }
        assertEquals(52, EuropeanGrid.degrees(4_321_000, 3_210_000).y, 1e-12);
    }

    /** Squares of 250 m have the area of 250 m squares everywhere: that is what the projection is for. */
    @Test
    void theProjectionKeepsAreas() {
        var chance = new SplittableRandom(1);
        for (int round = 0; round < 1_000; round++) {
            var longitude = chance.nextDouble(-10, 30);
            var latitude = chance.nextDouble(36, 65);
            var step = 1e-4;
            var a = EuropeanGrid.metres(longitude, latitude);
            var b = EuropeanGrid.metres(longitude + step, latitude);
            var c = EuropeanGrid.metres(longitude, latitude + step);
            var drawn = Math.abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
            assertEquals(1, drawn / onTheEllipsoid(latitude, step), 1e-4);
        }
    }

    /** Metres of a degree along the meridian and the parallel of GRS80, multiplied. */
    private static double onTheEllipsoid(double latitude, double step) {
        var a = 6_378_137.0;
        var f = 1 / 298.257222101;
        var e2 = f * (2 - f);
        var sin = Math.sin(Math.toRadians(latitude));
        var root = Math.sqrt(1 - e2 * sin * sin);
        var meridian = a * (1 - e2) / (root * root * root);
        var parallel = a / root * Math.cos(Math.toRadians(latitude));
        return meridian * parallel * Math.pow(Math.toRadians(step), 2);
    }
}
