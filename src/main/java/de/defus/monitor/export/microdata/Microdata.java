package de.defus.monitor.export.microdata;

import de.defus.monitor.evaluation.Release;
import java.util.List;

/**
 * The anonymised answers of a release, one row a respondent: no ids, no free text, no times, rows in an order drawn anew for
 * each download.
 *
 * @param series all columns, the design first
 * @param anonymity how rows were made alike
 */
public record Microdata(Release release, int rows, List<Series> series, Anonymity anonymity) {

    /** Persons in the population a respondent's stratum has. */
    public static final String POPULATION = "design_population";

    public static final String STRATUM = "design_stratum";
    public static final String DESIGN_WEIGHT = "design_weight";
    public static final String WEIGHT = "final_weight";
    public static final String MODE = "survey_mode";

    /** The code of a value that was taken out so that nobody stands alone. */
    public static final int SUPPRESSED = -5;

    public Microdata {
        series = List.copyOf(series);
    }

    public List<Variable> variables() {
        return series.stream().map(Series::variable).toList();
    }

    /**
     * @throws IllegalArgumentException if there is no such column
     */
    public Series get(String name) {
        return series.stream()
                .filter(candidate -> candidate.variable().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such variable: " + name));
    }
}
