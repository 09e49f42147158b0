package de.defus.monitor.walk;

import de.defus.monitor.platform.text.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Days on which measures are due as an iCalendar file (RFC 5545): a day for each open measure, with an alarm a week before,
 * and one for today while something is overdue.
 */
final class CalendarFile {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** RFC 5545, 3.1: lines are not longer than this in bytes, without their end. */
    private static final int LONGEST_LINE = 75;

    private final StringBuilder file = new StringBuilder();
    private final Texts texts;
    private final Instant now;
    private final String base;

    private CalendarFile(Texts texts, Instant now, String base) {
        this.texts = texts;
        this.now = now;
        this.base = base;
    }

    /**
     * @param name of the calendar
     * @param measures the open ones; those without a day are left out
     * @param base address of the platform, with a slash at its end
     */
    static String write(String name, List<Measure> measures, LocalDate today, Texts texts, Instant now, String base) {
        var calendar = new CalendarFile(texts, now, base);
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//DEFUS-Monitor//" + texts.language().toUpperCase(java.util.Locale.ROOT));
        calendar.line("METHOD", "PUBLISH");
        calendar.line("X-WR-CALNAME", escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        measures.stream()
                .filter(measure -> measure.content().dueOn() != null)
                .forEach(measure -> calendar.due(measure, today));
        var overdue =
                measures.stream().filter(measure -> measure.isOverdue(today)).toList();
        if (!overdue.isEmpty()) {
            calendar.reminder(overdue, today);
        }
        calendar.line("END", "VCALENDAR");
        return calendar.file.toString();
    }

    private void due(Measure measure, LocalDate today) {
        var content = measure.content();
        var isLate = measure.isOverdue(today);
        begin(measure.id() + "@defus-monitor", content.dueOn());
        line("SUMMARY", escaped(texts.say(isLate ? "walk.calendarOverdue" : "walk.calendarDue", content.text())));
        line(
                "DESCRIPTION",
                escaped(content.department() + "\n" + texts.say(measure.state().textKey()) + "\n" + address(measure)));
        line("URL", address(measure));
        if (!isLate) {
            line("BEGIN", "VALARM");
            line("ACTION", "DISPLAY");
            line("DESCRIPTION", escaped(content.text()));
            line("TRIGGER", "-P7D");
            line("END", "VALARM");
        }
        line("END", "VEVENT");
    }

    private void reminder(List<Measure> overdue, LocalDate today) {
        begin("overdue-" + today + "@defus-monitor", today);
        line("SUMMARY", escaped(texts.say("walk.calendarReminder", overdue.size())));
        var list = new StringBuilder();
        overdue.forEach(measure -> list.append(measure.content().dueOn())
                .append(' ')
                .append(measure.content().text())
                .append('\n'));
        line("DESCRIPTION", escaped(list + base + "stadt/massnahmen/faellig"));
        line("END", "VEVENT");
    }

    private void begin(String uid, LocalDate day) {
        line("BEGIN", "VEVENT");
        line("UID", uid);
        line("DTSTAMP", STAMP.format(now));
        line("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(day));
        line("DTEND;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(day.plusDays(1)));
        line("TRANSP", "TRANSPARENT");
    }

    private String address(Measure measure) {
        return base + "stadt/massnahmen/" + measure.id();
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\r\n|\r|\n", "\\\\n");
    }

    /** A line, folded where it is too long, never within a character. */
    private void line(String name, String value) {
        var left = LONGEST_LINE;
        var line = name + ":" + value;
        for (var at = 0; at < line.length(); ) {
            var symbol = line.codePointAt(at);
            var text = Character.toString(symbol);
            var bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > left) {
                file.append("\r\n ");
                left = LONGEST_LINE - 1;
            }
            file.append(text);
            left -= bytes;
            at += Character.charCount(symbol);
        }
        file.append("\r\n");
    }
}
