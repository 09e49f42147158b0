package de.defus.monitor.evaluation;

/**
 * What an evaluation depends on besides questionnaire, answers and population.
 *
 * @param minimumBase smallest unweighted number of valid answers that is published
 * @param softwareVersion version of the program
 * @param questionnaireDigest SHA-256 of the questionnaire's files, hexadecimal
 */
public record EvaluationSettings(int minimumBase, String softwareVersion, String questionnaireDigest) {

    /** Nothing is left to chance; recorded so that a later version that draws can say so. */
    static final long SEED = 0;
}
