package de.defus.monitor.walk;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What is decided about a walk before it takes place.
 *
 * @param targetGroup who is invited, in words; may be empty
 * @param plannedOn the day, or null
 * @param leadOffice the office that answers for it; may be empty
 * @param method key of a method card of the catalogue
 * @param surveyId the survey whose results gave the occasion, or null
 * @param surveyItem key of the item of that survey that asks about the place; empty for its headline item about safety
 * @param repeatOf the walk this one goes again, or null
 */
public record WalkPlan(
        String title,
        Walk.Occasion occasion,
        String targetGroup,
        Walk.Daylight daylight,
        LocalDate plannedOn,
        String leadOffice,
        String method,
        Walk.Mode mode,
        UUID surveyId,
        String surveyItem,
        UUID repeatOf) {

    public String occasionKey() {
        return Walk.textKey(occasion);
    }

    public String daylightKey() {
        return Walk.textKey(daylight);
    }

    public String modeKey() {
        return Walk.textKey(mode);
    }
}
