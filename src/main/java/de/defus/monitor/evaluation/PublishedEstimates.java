package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.estimate.Estimate;

/** Turns estimates that are cleared for publication into what is published. */
final class PublishedEstimates {

    private static final int WEAK_BASE = 30;
    private static final int WEAK_DEGREES_OF_FREEDOM = 8;

    private PublishedEstimates() {}

    static PublishedEstimate of(Estimate estimate) {
        var note = switch (estimate.status()) {
            case SHARE_IS_0_OR_1 -> PublishedEstimate.Note.SHARE_IS_0_OR_1;
            case SHARE_FIXED_BY_CALIBRATION -> PublishedEstimate.Note.FIXED_BY_CALIBRATION;
            case NO_INTERVAL -> PublishedEstimate.Note.WEAK_BASE;
            case ORDINARY ->
                estimate.base() < WEAK_BASE || estimate.degreesOfFreedom() < WEAK_DEGREES_OF_FREEDOM
                        ? PublishedEstimate.Note.WEAK_BASE
                        : PublishedEstimate.Note.NONE;
        };
        return new PublishedEstimate(
                estimate.value(),
                estimate.standardError(),
                Math.min(estimate.lower(), estimate.value()),
                Math.max(estimate.upper(), estimate.value()),
                estimate.base(),
                estimate.effectiveBase(),
                note,
                Math.max(estimate.degreesOfFreedom(), 0));
    }
}
