package de.defus.monitor.response;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A number of answers in full tens: whoever looks twice does not see that one more came in between, and fewer than ten
 * cannot be told from none.
 *
 * @param from 0, 10, 20, …: there are at least so many, and at most nine more
 */
public record CoarseCount(int from) {

    private static final int STEP = 10;

    public CoarseCount {
        if (from < 0 || from % STEP != 0) {
            throw new IllegalArgumentException(from + " is no full ten");
        }
    }

    static CoarseCount of(long exact) {
        return new CoarseCount((int) (exact / STEP) * STEP);
    }

    /** The most there can be. */
    @JsonProperty("to")
    public int to() {
        return from + STEP - 1;
    }

    /** Whether there are too few to say how many. */
    public boolean isWithheld() {
        return from == 0;
    }

    /** The middle between the fewest and the most, for rough sums. */
    public double middle() {
        return (from + to()) / 2.0;
    }
}
