package de.defus.monitor.survey.sample;

import java.util.Optional;

/**
 * A person of the list, as the platform knows it.
 *
 * @param number the city's own number: only the city knows whose it is
 * @param stratum code of the district
 * @param ageGroup group as in the population counts
 * @param sex as in the population counts
 */
record Unit(String number, int stratum, Optional<Integer> ageGroup, Optional<Integer> sex) {}
