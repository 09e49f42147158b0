package de.defus.monitor.walk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What happened to a measure beside its steps.
 *
 * @param dueBefore the day it was due before it was put off, or null
 * @param dueAfter the day it is due since, or null
 * @param note what was said with a reminder; may be empty
 * @param actor e-mail address of the member of staff; not for the public
 */
public record MeasureNotice(
        UUID measureId, Kind kind, LocalDate dueBefore, LocalDate dueAfter, String note, String actor, Instant at) {

    /** Its day was changed, or its office was reminded of it. */
    public enum Kind {
        DUE,
        REMINDED
    }

    static MeasureNotice due(Measure before, Measure.Content after, String actor, Instant at) {
        return new MeasureNotice(before.id(), Kind.DUE, before.content().dueOn(), after.dueOn(), "", actor, at);
    }

    static MeasureNotice reminded(UUID measureId, String note, String actor, Instant at) {
        return new MeasureNotice(measureId, Kind.REMINDED, null, null, note, actor, at);
    }

    public boolean isReminder() {
        return kind == Kind.REMINDED;
    }

    /** Whether it was due earlier before. */
    boolean isPutOff() {
        return kind == Kind.DUE && dueBefore != null && (dueAfter == null || dueAfter.isAfter(dueBefore));
    }
}
