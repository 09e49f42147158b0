package de.defus.monitor.survey.law;

import de.defus.monitor.platform.text.LocalizedText;
import java.time.LocalDate;
import java.util.Optional;

/**
 * On what a survey rests, as residents are told (Articles 6, 13 and 37 of Regulation (EU) 2016/679).
 *
 * @param text what exactly: the statute, or what people consent to; in the city's words
 * @param officer how the data-protection officer is reached
 * @param retentionUntil last day on which answers are kept
 * @param erasedOn when they were deleted; absent as long as they are there
 */
public record LegalBasis(
        Kind kind, LocalizedText text, String officer, LocalDate retentionUntil, Optional<LocalDate> erasedOn) {

    /** What kind of basis it is. Stored by name. */
    public enum Kind {
        /** Whoever answers consents. */
        CONSENT,
        /** A statute or by-law orders or allows it. */
        STATUTE
    }

    /** The language in which the text can be read by somebody who reads this one. */
    public String languageFor(String language) {
        return language.equals("en") ? "en" : "de";
    }

    /** Whether answers may not be kept any longer. */
    public boolean isOver(LocalDate today) {
        return today.isAfter(retentionUntil);
    }
}
