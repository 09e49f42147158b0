package de.defus.monitor.report.pages;

import de.defus.monitor.report.chart.Figure;
import io.quarkus.qute.RawString;
import java.util.Optional;

/**
 * A figure in a page, with what must be in reach of it.
 *
 * @param wide for desks and print
 * @param narrow for phones
 * @param note how to read it
 * @param source the question in its wording, or what else the figure is of
 * @param files address of the figure as a file, without the ending of its name; absent if it is offered as none
 */
public record ChartView(
        String title,
        String description,
        RawString wide,
        RawString narrow,
        String note,
        String source,
        Optional<String> files) {

    /** @param id unique in the page */
    static ChartView of(Figure figure, String id, String note, String source, Optional<String> files) {
        return new ChartView(
                figure.title(),
                figure.description(),
                new RawString(figure.svg(id + "-wide", Figure.WIDE)),
                new RawString(figure.svg(id + "-narrow", Figure.NARROW)),
                note,
                source,
                files);
    }

    /** The address of the file of a format; the part before the question mark ends in its name. */
    public String file(String format) {
        var address = files.orElseThrow();
        var query = address.indexOf('?');
        return query < 0
                ? address + "." + format
                : address.substring(0, query) + "." + format + address.substring(query);
    }
}
