package de.defus.monitor.survey.access;

/** The field of 32 elements, polynomials over GF(2) modulo x⁵ + x² + 1, in which x generates all but zero. */
final class Field32 {

    private static final int ORDER = 31;
    private static final int MODULUS = 0b100101;
    private static final int[] POWERS = new int[ORDER];
    private static final int[] LOGARITHMS = new int[ORDER + 1];

    static {
        var element = 1;
        for (int exponent = 0; exponent < ORDER; exponent++) {
            POWERS[exponent] = element;
            LOGARITHMS[element] = exponent;
            element <<= 1;
            if (element > ORDER) {
                element ^= MODULUS;
            }
        }
    }

    private Field32() {}

    /** The generator to this power, from 0 on. */
    static int power(int exponent) {
        return POWERS[exponent % ORDER];
    }

    static int multiply(int left, int right) {
        return left == 0 || right == 0 ? 0 : power(LOGARITHMS[left] + LOGARITHMS[right]);
    }

    /** The divisor is not zero. */
    static int divide(int dividend, int divisor) {
        return dividend == 0 ? 0 : power(LOGARITHMS[dividend] + ORDER - LOGARITHMS[divisor]);
    }
}
