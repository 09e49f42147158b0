package de.defus.monitor.report.edition;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a city's wishes for its report.
 *
 * @param revision 1 for the first; 0 if nothing was ever wished
 * @param editedBy e-mail address of who changed it
 * @param publishedAt absent if nobody published this version
 */
public record Edition(
        int revision, EditionContent content, String editedBy, Instant editedAt, Optional<Instant> publishedAt) {

    /** The report as it is without any wishes. */
    static final Edition PLAIN = new Edition(0, EditionContent.PLAIN, "", Instant.EPOCH, Optional.empty());
}
