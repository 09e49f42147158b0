package de.defus.monitor.walk;

import java.util.List;

/** What stands at the top of the minutes of a walk, and its measures. */
public record MinutesHead(MethodCatalogue.MethodCard method, String day, RouteSketch sketch, List<DueView> measures) {

    /** A measure in the minutes, with its day in words. */
    public record DueView(Measure measure, String due) {}
}
