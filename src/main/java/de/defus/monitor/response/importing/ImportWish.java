package de.defus.monitor.response.importing;

import de.defus.monitor.survey.RunWave;

/**
 * What is to become of a file.
 *
 * @param wave the wave it becomes
 * @param mapping what its columns mean
 */
record ImportWish(RunWave.EarlierWave wave, Mapping mapping) {}
