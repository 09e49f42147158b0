package de.defus.monitor.evaluation;

/**
 * The weights an evaluation gave to each response. Row {@code i} is row {@code i} of the answers. Arrays are shared, not
 * copied: do not write into them.
 *
 * @param isWeighted whether the population was known; if not, every weight is 1 and there is one stratum
 * @param stratum code of the district each respondent was drawn in; 0 if unweighted
 * @param population persons in the respondent's stratum, N_h; 0 if unweighted
 * @param design design weight, N_h / n_h
 * @param weights final weight, persons
 */
public record RowWeights(boolean isWeighted, int[] stratum, double[] population, double[] design, double[] weights) {}
