package de.defus.monitor.analysis.compare;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Linear systems of covariance matrices, whose rows may differ in unit by orders of magnitude. */
final class Symmetric {

    private static final double SINGULAR = 1e-10;

    private Symmetric() {}

    /** The inverse; absent if the matrix is singular to rounding once its diagonal is scaled to 1. */
    static Optional<RealMatrix> inverse(double[][] matrix) {
        var size = matrix.length;
        var scaled = new Array2DRowRealMatrix(size, size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (!(matrix[row][row] > 0)) {
                    return Optional.empty();
                }
                scaled.setEntry(row, column, matrix[row][column] / scale(matrix, row, column));
            }
        }
        var solver = new LUDecomposition(scaled, SINGULAR).getSolver();
        if (!solver.isNonSingular()) {
            return Optional.empty();
        }
        var inverse = solver.getInverse();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                inverse.setEntry(row, column, inverse.getEntry(row, column) / scale(matrix, row, column));
            }
        }
        return Optional.of(inverse);
    }

    private static double scale(double[][] matrix, int row, int column) {
        return Math.sqrt(matrix[row][row]) * Math.sqrt(matrix[column][column]);
    }

    /** v'A⁻¹v; absent if A is singular. */
    static Optional<Double> quadraticForm(double[] vector, double[][] matrix) {
        return inverse(matrix).map(inverse -> {
            var product = inverse.operate(vector);
            var sum = 0.0;
            for (int index = 0; index < vector.length; index++) {
                sum += vector[index] * product[index];
            }
            return sum;
        });
    }
}
