package de.defus.monitor.analysis.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * All tables of one release, with the method they rest on.
 *
 * @param tables one for each item and breakdown, in the order of the questionnaire
 * @param method how the figures were made
 * @param comparison the released wave they are compared with; absent for the first
 * @param texts codes of free texts, of items whose texts were all worked through
 */
public record PublishedResults(
        List<PublishedTable> tables,
        Method method,
        Optional<PublishedComparison> comparison,
        List<PublishedTexts> texts) {

    /** Stands in {@link Method#weighting} for weights that came with the file of an earlier wave. */
    public static final String FILE_WEIGHTS = "file";

    /**
     * How the figures were made.
     *
     * @param responses respondents in the wave
     * @param population persons in the population they stand for; 0 if unknown, then figures are unweighted
     * @param strata number of strata
     * @param weighting names of the margins raked to, in order; empty if unweighted; {@link #FILE_WEIGHTS}
     *     alone for weights of a file
     * @param designEffect Kish's design effect of the weights
     * @param smallestWeight smallest final weight, persons
     * @param largestWeight largest final weight, persons
     * @param confidenceLevel of all intervals, such as 0.95
     * @param minimumBase smallest unweighted base that is published
     * @param inputDigest SHA-256 of all that the figures are made of, hexadecimal: answers, population counts,
     *     questionnaire, settings, seed, version of the program
     * @param softwareVersion version of the program
     * @param questionnaireDigest SHA-256 of the questionnaire's files; empty in an early release
     * @param seed of what is left to chance; 0: nothing is
     * @param apart respondents who came through links open to all and are in no figure, since others were drawn
     */
    public record Method(
            int responses,
            long population,
            int strata,
            List<String> weighting,
            double designEffect,
            double smallestWeight,
            double largestWeight,
            double confidenceLevel,
            int minimumBase,
            String inputDigest,
            String softwareVersion,
            String questionnaireDigest,
            long seed,
            int apart) {
        public Method {
            weighting = List.copyOf(weighting);
            questionnaireDigest = questionnaireDigest == null ? "" : questionnaireDigest;
        }
    }

    public PublishedResults {
        tables = List.copyOf(tables);
        // Releases of before there were comparisons lack it.
        comparison = comparison == null ? Optional.empty() : comparison;
        // Releases of before texts were coded lack them.
        texts = texts == null ? List.of() : List.copyOf(texts);
    }

    /** Results without free texts. */
    public PublishedResults(List<PublishedTable> tables, Method method, Optional<PublishedComparison> comparison) {
        this(tables, method, comparison, List.of());
    }

    /** The same results with codes of free texts. */
    public PublishedResults withTexts(List<PublishedTexts> replacement) {
        return new PublishedResults(tables, method, comparison, replacement);
    }

    /** The codes of an item's free texts, if the release has them. */
    public Optional<PublishedTexts> findTexts(String item) {
        return texts.stream().filter(found -> found.item().equals(item)).findFirst();
    }

    /** The table of an item by a breakdown, if the release has it. */
    public Optional<PublishedTable> findTable(String item, String breakdown) {
        return tables.stream()
                .filter(table -> table.item().equals(item) && table.breakdown().equals(breakdown))
                .findFirst();
    }
}
