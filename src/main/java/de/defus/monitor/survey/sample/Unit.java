package de.defus.monitor.survey.sample;

import java.util.Locale;
import java.util.Optional;

/**
 * A person of the list, as the platform knows it.
 *
 * @param number the city's own number: only the city knows whose it is
 * @param stratum code of the district
 * @param ageGroup group as in the population counts
 * @param sex as in the population counts
 */
record Unit(String number, int stratum, Optional<Integer> ageGroup, Optional<Integer> sex) {

    /** A place in a district, of which the platform does not know who has it. */
    static Unit place(int stratum, int number) {
        return new Unit(
                String.format(Locale.ROOT, "%d-%04d", stratum, number), stratum, Optional.empty(), Optional.empty());
    }
}
