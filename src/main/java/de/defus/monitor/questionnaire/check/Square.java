package de.defus.monitor.questionnaire.check;

import java.util.regex.Pattern;

/**
 * A square of 250 m of the European grid (ETRS89-LAEA, EPSG:3035), named by its south-western corner in metres, such as
 * {@code N3152250E4321500}. Places are kept no finer than this: a point could be somebody's home.
 *
 * @param north metres of the southern edge
 * @param east metres of the western edge
 */
public record Square(int north, int east) {

    /** Length of a side, metres. */
    public static final int METRES = 250;

    private static final Pattern NAME = Pattern.compile("N([0-9]{7})E([0-9]{7})");

    /** Whether a text names a square; a finer place is none. */
    public static boolean isOne(String name) {
        var found = NAME.matcher(name);
        return found.matches()
                && Integer.parseInt(found.group(1)) % METRES == 0
                && Integer.parseInt(found.group(2)) % METRES == 0;
    }

    /** The square of a name for which {@link #isOne} holds. */
    public static Square of(String name) {
        var found = NAME.matcher(name);
        if (!found.matches()) {
            throw new IllegalArgumentException("no square: " + name);
        }
        return new Square(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    }

    public String name() {
        return "N%07dE%07d".formatted(north, east);
    }
}
