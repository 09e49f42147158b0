package de.defus.monitor.analysis.scale;

import java.util.OptionalDouble;

/**
 * Association of two ordered variables in a two-way table of masses: counts or sums of weights. Measures are those of
 * Goodman and Kruskal (1963), Kendall, Stuart, Somers and Cramér, on the shares p of the cells; pairs are counted in both
 * directions. A measure is absent where a variable does not vary.
 */
public final class OrdinalTable {

    private final double[][] shares;
    private final double[] rows;
    private final double[] columns;
    private final double[][] above;
    private final double[][] against;
    private final double concordant;
    private final double discordant;

    /**
     * A table.
     *
     * @param masses by row and column, both in order
     * @throws IllegalArgumentException if a mass is negative or not a number, or all are 0
     */
    public OrdinalTable(double[][] masses) {
        this.rows = new double[masses.length];
        this.columns = new double[masses.length == 0 ? 0 : masses[0].length];
        this.shares = shares(masses);
        this.above = new double[rows.length][columns.length];
        this.against = new double[rows.length][columns.length];
        var c = 0.0;
        var d = 0.0;
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                rows[row] += shares[row][column];
                columns[column] += shares[row][column];
                pairs(row, column);
                c += shares[row][column] * above[row][column];
                d += shares[row][column] * against[row][column];
            }
        }
        this.concordant = c;
        this.discordant = d;
    }

    private static double[][] shares(double[][] masses) {
        var sum = 0.0;
        for (var row : masses) {
            for (var mass : row) {
                if (!(mass >= 0 && Double.isFinite(mass))) {
                    throw new IllegalArgumentException("a cell has the mass " + mass);
                }
                sum += mass;
            }
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("the table is empty");
        }
        var shares = new double[masses.length][];
        for (int row = 0; row < masses.length; row++) {
            shares[row] = masses[row].clone();
            for (int column = 0; column < shares[row].length; column++) {
                shares[row][column] /= sum;
            }
        }
        return shares;
    }

    private void pairs(int row, int column) {
        for (int other = 0; other < rows.length; other++) {
            for (int across = 0; across < columns.length; across++) {
                var direction = Integer.signum(other - row) * Integer.signum(across - column);
                above[row][column] += direction > 0 ? shares[other][across] : 0;
                against[row][column] += direction < 0 ? shares[other][across] : 0;
            }
        }
    }

    /** C, the probability that two random persons are in the same order on both variables. */
    public double concordant() {
        return concordant;
    }

    /** D, the probability that two random persons are in opposite orders. */
    public double discordant() {
        return discordant;
    }

    /** Goodman and Kruskal's gamma, (C − D)/(C + D). */
    public OptionalDouble gamma() {
        return ratio(concordant - discordant, concordant + discordant);
    }

    /** Kendall's tau-b: gamma with pairs tied on one variable in the denominator. */
    public OptionalDouble tauB() {
        return ratio(concordant - discordant, Math.sqrt(untied(rows) * untied(columns)));
    }

    /** Stuart's tau-c, for tables that are not square. */
    public OptionalDouble tauC() {
        var m = smallerSide();
        return ratio(m * (concordant - discordant), m - 1);
    }

    /** Somers' d of the columns given the rows. */
    public OptionalDouble somersOfColumns() {
        return ratio(concordant - discordant, untied(rows));
    }

    /** Somers' d of the rows given the columns. */
    public OptionalDouble somersOfRows() {
        return ratio(concordant - discordant, untied(columns));
    }

    /** Spearman's rank correlation, on mid-ranks. */
    public OptionalDouble spearman() {
        return correlation(midRanks(rows), midRanks(columns));
    }

    /** Pearson's correlation of the positions 1, 2, 3 … of the categories. */
    public OptionalDouble pearson() {
        return correlation(positions(rows.length), positions(columns.length));
    }

    /** X²/n, Σ (p_ij − p_i. p_.j)² / (p_i. p_.j). */
    public double phiSquared() {
        var sum = 0.0;
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                var expected = rows[row] * columns[column];
                var off = shares[row][column] - expected;
                sum += expected > 0 ? off * off / expected : 0;
            }
        }
        return sum;
    }

    /** Cramér's V. It has no standard error: 0 is on its boundary, and the test is Rao and Scott's. */
    public OptionalDouble cramersV() {
        var ratio = ratio(phiSquared(), smallerSide() - 1);
        return ratio.isEmpty() ? ratio : OptionalDouble.of(Math.sqrt(ratio.getAsDouble()));
    }

    /** Pearson's contingency coefficient. */
    public double contingency() {
        var phi = phiSquared();
        return Math.sqrt(phi / (1 + phi));
    }

    /** Standard error of gamma in a simple random sample (ASE1 of Brown and Benedetti 1977). */
    public OptionalDouble gammaError(int respondents) {
        return gamma().isEmpty() ? OptionalDouble.empty() : simpleError(gammaGradient(), respondents);
    }

    /** Standard error of tau-b in a simple random sample (ASE1). */
    public OptionalDouble tauBError(int respondents) {
        return tauB().isEmpty() ? OptionalDouble.empty() : simpleError(tauBGradient(), respondents);
    }

    /** Derivative of gamma by the share of each cell, row by row, centred to the mean 0. */
    double[] gammaGradient() {
        var scale = (concordant + discordant) * (concordant + discordant);
        return gradient(
                (row, column) -> 4 * (discordant * above[row][column] - concordant * against[row][column]) / scale);
    }

    /** Derivative of tau-b by the share of each cell, row by row, centred to the mean 0. */
    double[] tauBGradient() {
        var a = untied(rows);
        var b = untied(columns);
        var s = Math.sqrt(a * b);
        return gradient((row, column) -> 2 * (above[row][column] - against[row][column]) / s
                + (concordant - discordant) * (rows[row] * b + columns[column] * a) / (s * s * s));
    }

    private interface CellFunction {
        double of(int row, int column);
    }

    private double[] gradient(CellFunction function) {
        var gradient = new double[rows.length * columns.length];
        var mean = 0.0;
        for (int index = 0; index < gradient.length; index++) {
            gradient[index] = function.of(index / columns.length, index % columns.length);
            mean += share(index) * gradient[index];
        }
        for (int index = 0; index < gradient.length; index++) {
            gradient[index] -= mean;
        }
        return gradient;
    }

    private OptionalDouble simpleError(double[] gradient, int respondents) {
        var variance = 0.0;
        for (int index = 0; index < gradient.length; index++) {
            variance += share(index) * gradient[index] * gradient[index];
        }
        return respondents > 0 ? OptionalDouble.of(Math.sqrt(variance / respondents)) : OptionalDouble.empty();
    }

    private double share(int index) {
        return shares[index / columns.length][index % columns.length];
    }

    private static double untied(double[] margin) {
        var tied = 0.0;
        var occupied = 0;
        for (var share : margin) {
            tied += share * share;
            occupied += share > 0 ? 1 : 0;
        }
        return occupied < 2 ? 0 : 1 - tied;
    }

    /** The smaller number of categories that occur. */
    private int smallerSide() {
        return Math.min(occupied(rows), occupied(columns));
    }

    private static int occupied(double[] margin) {
        var occupied = 0;
        for (var share : margin) {
            occupied += share > 0 ? 1 : 0;
        }
        return occupied;
    }

    private static double[] midRanks(double[] margin) {
        var ranks = new double[margin.length];
        var below = 0.0;
        for (int index = 0; index < margin.length; index++) {
            ranks[index] = below + margin[index] / 2;
            below += margin[index];
        }
        return ranks;
    }

    private static double[] positions(int size) {
        var positions = new double[size];
        for (int index = 0; index < size; index++) {
            positions[index] = index + 1;
        }
        return positions;
    }

    private OptionalDouble correlation(double[] ofRows, double[] ofColumns) {
        if (smallerSide() < 2) {
            return OptionalDouble.empty();
        }
        var x = centred(ofRows, rows);
        var y = centred(ofColumns, columns);
        var product = 0.0;
        for (int row = 0; row < x.length; row++) {
            for (int column = 0; column < y.length; column++) {
                product += shares[row][column] * x[row] * y[column];
            }
        }
        return ratio(product, Math.sqrt(square(x, rows) * square(y, columns)));
    }

    private static double[] centred(double[] values, double[] margin) {
        var mean = 0.0;
        for (int index = 0; index < values.length; index++) {
            mean += values[index] * margin[index];
        }
        var centred = values.clone();
        for (int index = 0; index < values.length; index++) {
            centred[index] -= mean;
        }
        return centred;
    }

    private static double square(double[] values, double[] margin) {
        var sum = 0.0;
        for (int index = 0; index < values.length; index++) {
            sum += margin[index] * values[index] * values[index];
        }
        return sum;
    }

    private static OptionalDouble ratio(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }
}
