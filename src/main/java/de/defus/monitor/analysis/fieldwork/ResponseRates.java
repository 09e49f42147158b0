package de.defus.monitor.analysis.fieldwork;

import java.util.OptionalDouble;

/** Response, cooperation, refusal and contact rates of a sample by AAPOR's Standard Definitions. */
public final class ResponseRates {

    /** Which rate; numbers as AAPOR counts them. Odd response rates count complete interviews only, even ones also partial. */
    public enum Rate {
        RR1,
        RR2,
        RR3,
        RR4,
        RR5,
        RR6,
        COOP1,
        COOP2,
        COOP3,
        COOP4,
        REF1,
        REF2,
        REF3,
        CON1,
        CON2,
        CON3
    }

    private final Dispositions counts;
    private final OptionalDouble eligibility;

    private ResponseRates(Dispositions counts, OptionalDouble eligibility) {
        this.counts = counts;
        this.eligibility = eligibility;
    }

    /** Rates with e, the eligible among the unknown, taken from those of known status: e = eligible / (eligible + NE). */
    public static ResponseRates of(Dispositions counts) {
        var known = counts.eligible() + counts.notEligible();
        var eligibility = known == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) counts.eligible() / known);
        return new ResponseRates(counts, eligibility);
    }

    /**
     * Rates with e known from elsewhere.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public static ResponseRates of(Dispositions counts, double eligibility) {
        if (!(eligibility >= 0 && eligibility <= 1)) {
            throw new IllegalArgumentException("eligibility rate is not in [0, 1]: " + eligibility);
        }
        return new ResponseRates(counts, OptionalDouble.of(eligibility));
    }

    /** e; absent if no status is known. */
    public OptionalDouble eligibility() {
        return eligibility;
    }

    /** A rate in [0, 1]; absent if its denominator is 0. */
    public OptionalDouble rate(Rate rate) {
        var complete = counts.interviews();
        var all = complete + counts.partials();
        return switch (rate) {
            case RR1 -> share(complete, everybody());
            case RR2 -> share(all, everybody());
            case RR3 -> share(complete, likelyEligible());
            case RR4 -> share(all, likelyEligible());
            case RR5 -> share(complete, counts.eligible());
            case RR6 -> share(all, counts.eligible());
            case COOP1 -> share(complete, counts.contacted());
            case COOP2 -> share(all, counts.contacted());
            case COOP3 -> share(complete, all + counts.refusals());
            case COOP4 -> share(all, all + counts.refusals());
            case REF1 -> share(counts.refusals(), everybody());
            case REF2 -> share(counts.refusals(), likelyEligible());
            case REF3 -> share(counts.refusals(), counts.eligible());
            case CON1 -> share(counts.contacted(), everybody());
            case CON2 -> share(counts.contacted(), likelyEligible());
            case CON3 -> share(counts.contacted(), counts.eligible());
        };
    }

    private double everybody() {
        return counts.eligible() + counts.unknown();
    }

    private double likelyEligible() {
        return counts.unknown() == 0 ? counts.eligible() : counts.eligible() + eligibility.orElse(0) * counts.unknown();
    }

    private static OptionalDouble share(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }
}
