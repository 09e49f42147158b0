package de.defus.monitor.walk;

import de.defus.monitor.platform.web.PageFrame;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Days as readers write them. */
final class Days {

    private Days() {}

    /** The day in the reader's language, or nothing for null. */
    static String print(LocalDate day, PageFrame frame) {
        return day == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(frame.texts().locale())
                        .format(day);
    }
}
