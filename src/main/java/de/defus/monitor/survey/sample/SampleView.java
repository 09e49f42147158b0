package de.defus.monitor.survey.sample;

import java.util.List;
import java.util.Optional;

/**
 * A wave's sample and how far it is.
 *
 * @param responsePercent the response rate that is expected
 * @param strata by code
 * @param listed persons on the list
 * @param drawn letters
 * @param listDigest SHA-256 of the list that was loaded
 * @param seed of the draw
 * @param coded whether codes have been issued: from then on list and draw stay as they are
 * @param undeliverable letters that came back
 * @param refused letters whose receivers said they do not want to take part
 * @param reminderLists how many of the two lists for reminders have been taken
 * @param byRegister whether the register draws by itself, and the list holds numbered places
 */
public record SampleView(
        AllocationMethod method,
        int responsePercent,
        List<Stratum> strata,
        int listed,
        int drawn,
        Optional<String> listDigest,
        Optional<Long> seed,
        boolean coded,
        int undeliverable,
        int refused,
        int reminderLists,
        boolean byRegister) {

    public int population() {
        return strata.stream().mapToInt(Stratum::population).sum();
    }

    /** Whether everybody on a list of staff gets a letter. */
    public boolean isOfStaff() {
        return method == AllocationMethod.STAFF_LIST;
    }

    /** Letters of the plan. */
    public int letters() {
        return strata.stream().mapToInt(Stratum::letters).sum();
    }
}
