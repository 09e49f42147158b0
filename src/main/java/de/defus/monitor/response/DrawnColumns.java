package de.defus.monitor.response;

/**
 * The coded answers of those who were drawn, on the web and on paper.
 *
 * @param answers theirs only
 * @param strata code of the stratum each was drawn from, in the order of the rows; shared, do not write into it
 * @param apart how many others answered, through links that are open to all
 */
public record DrawnColumns(AnswerColumns answers, short[] strata, int apart) {

    public DrawnColumns {
        if (strata.length != answers.rows()) {
            throw new IllegalArgumentException(answers.rows() + " rows, but strata of " + strata.length);
        }
    }
}
