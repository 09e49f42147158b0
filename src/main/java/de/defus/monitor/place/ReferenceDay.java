package de.defus.monitor.place;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The day that population counts are of, as it is typed: {@code 2021-12-31}. */
public final class ReferenceDay {

    private ReferenceDay() {}

    /**
     * The day; absent if nothing was typed, which means the present counts.
     *
     * @throws Refusal {@code INVALID_INPUT} if it is not a day
     */
    public static Optional<LocalDate> read(String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException e) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("asOf", "place.fault.day")));
        }
    }
}
