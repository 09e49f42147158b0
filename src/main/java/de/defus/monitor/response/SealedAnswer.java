package de.defus.monitor.response;

/**
 * What somebody answered, as it is sealed while it waits in the pool.
 *
 * @param language in which it was answered
 * @param codes one for each column of the wave's questionnaire
 * @param textsJson free text by item key, as a JSON object
 */
record SealedAnswer(String language, short[] codes, String textsJson) {

    /** Says nothing of the answers: they must not slip into a log. */
    @Override
    public String toString() {
        return "SealedAnswer[…]";
    }
}
