package de.defus.monitor.analysis.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * All tables of one release, with the method they rest on.
 *
 * @param tables one for each item and breakdown, in the order of the questionnaire
 * @param method how the figures were made
 * @param comparison the released wave they are compared with; absent for the first
 * @param indices the index of each dimension that has one; none in an early release
 * @param areaModels model-based estimates for districts; none in an early release
 * @param crossed shares by two breakdowns at once; none in an early release
 * @param places squares of the map, one for each question that asks for a place; none in an early release
 * @param texts codes of free texts, of items whose texts were all worked through; none in an early release
 */
public record PublishedResults(
        List<PublishedTable> tables,
        Method method,
        Optional<PublishedComparison> comparison,
        List<PublishedIndex> indices,
        List<PublishedAreaModel> areaModels,
        List<PublishedCross> crossed,
        List<PublishedPlaces> places,
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
     * @param inputDigest SHA-256 of all that the tables are made of, hexadecimal: answers, population counts,
     *     questionnaire, settings, seed, version of the program
     * @param softwareVersion version of the program
     * @param questionnaireDigest SHA-256 of the questionnaire's files; empty in an early release
     * @param seed of what is left to chance; 0: nothing is
     * @param apart respondents who came through links open to all and are in no figure, since others were drawn
     * @param weights how the weights were made; absent in an early release: raked
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
            int apart,
            Optional<PublishedWeighting> weights) {

        /** Between the items of a margin of both, in {@link Method#weighting}. */
        public static final String CROSSED = "*";

        public Method {
            weighting = List.copyOf(weighting);
            weights = weights == null ? Optional.empty() : weights;
            questionnaireDigest = questionnaireDigest == null ? "" : questionnaireDigest;
        }
    }

    public PublishedResults {
        tables = List.copyOf(tables);
        // Releases of before there were comparisons lack it.
        comparison = comparison == null ? Optional.empty() : comparison;
        indices = indices == null ? List.of() : List.copyOf(indices);
        areaModels = areaModels == null ? List.of() : List.copyOf(areaModels);
        crossed = crossed == null ? List.of() : List.copyOf(crossed);
        places = places == null ? List.of() : List.copyOf(places);
        texts = texts == null ? List.of() : List.copyOf(texts);
    }

    /** Tables and how they were made, with nothing besides. */
    public static PublishedResults of(List<PublishedTable> tables, Method method) {
        return new PublishedResults(
                tables, method, Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The same beside an earlier release: tables and indices have their changes. */
    public PublishedResults withComparison(
            PublishedComparison earlier, List<PublishedTable> changed, List<PublishedIndex> changedIndices) {
        return new PublishedResults(
                changed, method, Optional.of(earlier), changedIndices, areaModels, crossed, places, texts);
    }

    /** The same with indices. */
    public PublishedResults withIndices(List<PublishedIndex> found) {
        return new PublishedResults(tables, method, comparison, found, areaModels, crossed, places, texts);
    }

    /** The same with model-based estimates. */
    public PublishedResults withAreaModels(List<PublishedAreaModel> models) {
        return new PublishedResults(tables, method, comparison, indices, models, crossed, places, texts);
    }

    /** The same with shares by two breakdowns at once. */
    public PublishedResults withCrossed(List<PublishedCross> found) {
        return new PublishedResults(tables, method, comparison, indices, areaModels, found, places, texts);
    }

    /** The same with places. */
    public PublishedResults withPlaces(List<PublishedPlaces> found) {
        return new PublishedResults(tables, method, comparison, indices, areaModels, crossed, found, texts);
    }

    /** The same with codes of free texts. */
    public PublishedResults withTexts(List<PublishedTexts> found) {
        return new PublishedResults(tables, method, comparison, indices, areaModels, crossed, places, found);
    }

    /** The model-based estimates of a figure, if the release has them. */
    public Optional<PublishedAreaModel> findAreaModel(String figure) {
        return areaModels.stream()
                .filter(model -> model.figure().equals(figure))
                .findFirst();
    }

    /** The index of a dimension, if the release has it. */
    public Optional<PublishedIndex> findIndex(String dimension) {
        return indices.stream()
                .filter(index -> index.dimension().equals(dimension))
                .findFirst();
    }

    /** The table of an item by a breakdown, if the release has it. */
    public Optional<PublishedTable> findTable(String item, String breakdown) {
        return tables.stream()
                .filter(table -> table.item().equals(item) && table.breakdown().equals(breakdown))
                .findFirst();
    }
}
