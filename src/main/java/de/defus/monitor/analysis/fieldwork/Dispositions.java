package de.defus.monitor.analysis.fieldwork;

/**
 * Final outcomes of all addresses of a sample, by AAPOR's groups (Standard Definitions, 10th edition, 2023).
 *
 * @param interviews I, complete
 * @param partials P, partial but sufficient
 * @param refusals R, refused or broken off
 * @param nonContacts NC, eligible but not reached
 * @param others O, eligible and not interviewed for another reason
 * @param unknownHouseholds UH, unknown whether there is anybody
 * @param unknownOthers UO, somebody is there, unknown whether eligible
 * @param notEligible NE
 */
public record Dispositions(
        long interviews,
        long partials,
        long refusals,
        long nonContacts,
        long others,
        long unknownHouseholds,
        long unknownOthers,
        long notEligible) {

    public Dispositions {
        long[] counts = {
            interviews, partials, refusals, nonContacts, others, unknownHouseholds, unknownOthers, notEligible
        };
        for (var count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a disposition has a count below 0: " + count);
            }
        }
    }

    /** The outcomes of two samples together, such as two districts. */
    public Dispositions plus(Dispositions other) {
        return new Dispositions(
                interviews + other.interviews,
                partials + other.partials,
                refusals + other.refusals,
                nonContacts + other.nonContacts,
                others + other.others,
                unknownHouseholds + other.unknownHouseholds,
                unknownOthers + other.unknownOthers,
                notEligible + other.notEligible);
    }

    /** I + P + R + NC + O: known to be eligible. */
    public long eligible() {
        return interviews + partials + refusals + nonContacts + others;
    }

    /** UH + UO: eligibility not known. */
    public long unknown() {
        return unknownHouseholds + unknownOthers;
    }

    /** I + P + R + O: somebody was reached. */
    public long contacted() {
        return interviews + partials + refusals + others;
    }
}
