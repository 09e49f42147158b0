package de.defus.monitor.export.microdata;

/**
 * A variable with its data: codes or numbers, the other array is empty. Shared, not copied: do not write into it.
 *
 * @param codes one for each row of a coded variable
 * @param numbers one for each row of any other
 */
public record Series(Variable variable, short[] codes, double[] numbers) {

    public static Series coded(Variable variable, short[] codes) {
        return new Series(variable, codes, new double[0]);
    }

    public static Series measured(Variable variable, double[] numbers) {
        return new Series(variable, new short[0], numbers);
    }

    public boolean isCoded() {
        return variable.isCoded();
    }

    /** The code or number of a row. */
    public double get(int row) {
        return isCoded() ? codes[row] : numbers[row];
    }
}
