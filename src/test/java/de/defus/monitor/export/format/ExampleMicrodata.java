package de.defus.monitor.export.format;

import de.defus.monitor.evaluation.ExampleRelease;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.export.microdata.Anonymity;
import de.defus.monitor.export.microdata.Microdata;
import de.defus.monitor.export.microdata.Series;
import de.defus.monitor.export.microdata.Variable;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Invented microdata of any size, without a questionnaire. */
public final class ExampleMicrodata {

    private static final List<Variable.Value> MISSING = List.of(
            new Variable.Value(-9, LocalizedText.of("keine Angabe", "no answer")),
            new Variable.Value(-8, LocalizedText.of("nutze ich nicht", "not used")),
            new Variable.Value(-7, LocalizedText.of("weiß nicht", "don't know")),
            new Variable.Value(-6, LocalizedText.of("nicht gefragt", "not asked")));
    private static final short[] CODES = {1, 2, 3, 4, 99, -9, -8, -7, -6, 0};

    private ExampleMicrodata() {}

    public static Microdata of(int rows, int columns, RandomGenerator chance) {
        var series = new ArrayList<Series>();
        var weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = 1 + 100 * chance.nextDouble();
        }
        if (rows > 2) {
            weights[2] = Double.NaN;
        }
        series.add(Series.measured(
                new Variable(
                        Microdata.WEIGHT,
                        LocalizedText.of("Endgewicht", "Weight"),
                        Variable.Measure.SCALE,
                        List.of(),
                        List.of(),
                        0,
                        ""),
                weights));
        for (int column = 1; column < columns; column++) {
            var codes = new short[rows];
            for (int row = 0; row < rows; row++) {
                codes[row] = CODES[chance.nextInt(CODES.length)];
            }
            series.add(Series.coded(variable(column), codes));
        }
        var classes = new Anonymity.Classes(1, rows, 0, 0);
        return new Microdata(
                release(), rows, series, new Anonymity(5, List.of(), List.of(), classes, classes, Map.of(), List.of()));
    }

    private static Variable variable(int column) {
        // Longer than Stata allows from the first on, and as long as questionnaires allow.
        var name = "how_safe_do_you_feel_here_at_night_" + "x".repeat(column % 10) + column;
        var label = LocalizedText.of(
                "Wie sicher fühlen Sie sich an diesem Ort – Straße Nr. " + column + " " + "ß€😀".repeat(40),
                "How safe?");
        return new Variable(
                name,
                label,
                column % 2 == 0 ? Variable.Measure.ORDINAL : Variable.Measure.NOMINAL,
                List.of(
                        new Variable.Value(0, LocalizedText.of("nein", "no")),
                        new Variable.Value(1, LocalizedText.of("sehr sicher", "very safe")),
                        new Variable.Value(2, LocalizedText.of("Ä".repeat(80), "two")),
                        new Variable.Value(99, LocalizedText.of("=1+1", "=1+1"))),
                MISSING,
                column,
                name);
    }

    private static Release release() {
        return ExampleRelease.of(
                LocalizedText.of("Wie sicher in Köln?", "How safe?"),
                Examples.questionnaire(List.of(), Map.of(), List.of()));
    }
}
