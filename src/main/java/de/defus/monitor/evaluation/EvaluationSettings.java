package de.defus.monitor.evaluation;

/**
 * What an evaluation depends on besides questionnaire, answers and population.
 *
 * @param minimumBase smallest unweighted number of valid answers that is published
 * @param softwareVersion version of the program
 * @param questionnaireDigest SHA-256 of the questionnaire's files, hexadecimal
 * @param weighting how weights are made
 */
public record EvaluationSettings(
        int minimumBase, String softwareVersion, String questionnaireDigest, Weighting weighting) {

    /** Nothing is left to chance; recorded so that a later version that draws can say so. */
    static final long SEED = 0;

    /** With the usual weights. */
    public EvaluationSettings(int minimumBase, String softwareVersion, String questionnaireDigest) {
        this(minimumBase, softwareVersion, questionnaireDigest, Weighting.USUAL);
    }
}
