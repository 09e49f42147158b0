package de.defus.monitor.response.importing;

import de.defus.monitor.survey.RunWave;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is to become of a file.
 *
 * @param wave the wave it becomes
 * @param mapping what its columns mean
 */
record ImportWish(RunWave.EarlierWave wave, Mapping mapping) {

    /** Day of the population counts that the wave will be weighted with; absent for those without a day. */
    Optional<LocalDate> day() {
        return Optional.ofNullable(wave.populationAsOf());
    }
}
