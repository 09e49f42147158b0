package de.defus.monitor.walk;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;

/**
 * Which measures a program asks for; what it does not name lets all through.
 *
 * @param walk only measures of this walk
 * @param state only measures in this state
 * @param department part of the office's name
 * @param overdue only those that should be done by now
 */
record MeasureQuery(
        @QueryParam("walk") UUID walk,
        @QueryParam("state") Measure.State state,
        @QueryParam("department") String department,
        @QueryParam("overdue") boolean overdue) {

    ListMeasures.Filter filter() {
        return new ListMeasures.Filter(
                Optional.ofNullable(walk), Optional.ofNullable(state), department == null ? "" : department, overdue);
    }
}
