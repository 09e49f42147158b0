package de.defus.monitor.export.microdata;

import de.defus.monitor.evaluation.ReleaseRows;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.ArrayList;

/** Makes the anonymised microdata of a release. */
@ApplicationScoped
public class MakeMicrodata {

    private final SecureRandom chance;

    MakeMicrodata(SecureRandom chance) {
        this.chance = chance;
    }

    /**
     * @throws Refusal {@code BASE_TOO_SMALL} if there are fewer rows than must look alike
     */
    public Microdata make(ReleaseRows source) {
        var rows = source.answers().rows();
        if (rows < Anonymiser.K) {
            throw new Refusal(ProblemType.BASE_TOO_SMALL, rows, Anonymiser.K);
        }
        var order = order(rows);
        var safe = new Anonymiser(source).run();
        var variables = new Variables(source.release().questionnaire());
        var weights = source.weights();
        var series = new ArrayList<Series>();
        series.add(Series.coded(variables.stratum(weights.isWeighted()), codes(safe.stratum(), order)));
        if (weights.isWeighted()) {
            series.add(Series.measured(
                    Variables.number(Microdata.POPULATION, "export.variable.population"),
                    numbers(safe.weights()[0], order)));
        }
        series.add(Series.measured(
                Variables.number(Microdata.DESIGN_WEIGHT, "export.variable.designWeight"),
                numbers(safe.weights()[1], order)));
        series.add(Series.measured(
                Variables.number(Microdata.WEIGHT, "export.variable.weight"), numbers(safe.weights()[2], order)));
        series.add(Series.coded(Variables.mode(), codes(safe.keys().get(Microdata.MODE), order)));
        var columns = source.answers().columns();
        for (int index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            var variable = variables.of(column);
            var key = safe.keys().get(column.name());
            if (key == null) {
                series.add(Series.coded(variable, codes(source.answers().codes()[index], order)));
            } else {
                var groups = safe.grouped().get(column.name());
                var fitting = groups == null ? variable : Variables.grouped(variable, groups);
                series.add(Series.coded(Variables.suppressible(fitting), codes(key, order)));
            }
        }
        return new Microdata(source.release(), rows, series, safe.report());
    }

    /** Drawn anew for each download and kept nowhere. */
    private int[] order(int rows) {
        var order = new int[rows];
        for (int row = 0; row < rows; row++) {
            var other = chance.nextInt(row + 1);
            order[row] = order[other];
            order[other] = row;
        }
        return order;
    }

    private static short[] codes(int[] codes, int[] order) {
        var result = new short[order.length];
        for (int row = 0; row < order.length; row++) {
            result[row] = (short) codes[order[row]];
        }
        return result;
    }

    private static short[] codes(short[] codes, int[] order) {
        var result = new short[order.length];
        for (int row = 0; row < order.length; row++) {
            result[row] = codes[order[row]];
        }
        return result;
    }

    private static double[] numbers(double[] numbers, int[] order) {
        var result = new double[order.length];
        for (int row = 0; row < order.length; row++) {
            result[row] = numbers[order[row]];
        }
        return result;
    }
}
