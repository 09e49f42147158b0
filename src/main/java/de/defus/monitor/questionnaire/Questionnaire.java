package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A versioned instrument. Immutable once fielded.
 *
 * @param key name of the instrument, such as {@code defus-monitor}
 * @param version 1, 2, …
 * @param languages languages of its wordings, German first
 * @param unreviewed those of them whose wordings nobody has checked yet
 * @param scales response scales by key
 * @param indicators headline figures
 * @param indices the index of each dimension that has one
 * @param breakdowns items by whose groups results are shown
 * @param crossed breakdowns whose groups are split by another
 * @param minimumBase the minimum base that a survey begins with
 */
public record Questionnaire(
        String key,
        int version,
        LocalizedText title,
        List<String> languages,
        List<String> unreviewed,
        List<Section> sections,
        Map<String, ResponseScale> scales,
        List<Indicator> indicators,
        List<Index> indices,
        List<Breakdown> breakdowns,
        List<CrossedBreakdown> crossed,
        int minimumBase) {

    /** The scale whose categories are the city's districts. */
    public static final String DISTRICT_SCALE = "district";

    /** The minimum base of a questionnaire that names none. */
    public static final int USUAL_MINIMUM_BASE = 10;

    public Questionnaire {
        languages = List.copyOf(languages);
        unreviewed = List.copyOf(unreviewed);
        sections = List.copyOf(sections);
        scales = Map.copyOf(scales);
        indicators = List.copyOf(indicators);
        indices = List.copyOf(indices);
        breakdowns = List.copyOf(breakdowns);
        crossed = List.copyOf(crossed);
    }

    /** Whether the wordings in a language have been checked. */
    public boolean isReviewedIn(String language) {
        return !unreviewed.contains(language);
    }

    /** All questions in printed order. */
    public Stream<Question> questions() {
        return sections.stream().flatMap(section -> section.questions().stream());
    }

    /** The question that holds an item, if there is one. */
    public Optional<Question> findQuestionOf(String itemKey) {
        return questions()
                .filter(question ->
                        question.items().stream().anyMatch(item -> item.key().equals(itemKey)))
                .findFirst();
    }

    /** Whether it asks for the district, so that results can be weighted by it. */
    public boolean hasDistricts() {
        return breakdowns.stream().anyMatch(breakdown -> breakdown.item().equals(DISTRICT_SCALE));
    }

    /** The response scale of a question, if it has one. */
    public Optional<ResponseScale> findScale(Question question) {
        return question.scale().map(scales::get);
    }

    /**
     * The questionnaire as one city fields it.
     *
     * @param districts categories of the item {@code district}
     * @param cityPlaces further rows of the place battery, after the comparable core
     */
    public Questionnaire forCity(List<Category> districts, List<Item> cityPlaces) {
        var filled = new java.util.HashMap<>(scales);
        filled.computeIfPresent(
                DISTRICT_SCALE,
                (name, scale) ->
                        new ResponseScale(name, scale.measure(), scale.direction(), districts, scale.missing()));
        var extended = sections.stream()
                .map(section -> section.withQuestions(section.questions().stream()
                        .map(question -> question.cityPlaces()
                                ? question.withItems(Stream.concat(question.items().stream(), cityPlaces.stream())
                                        .toList())
                                : question)
                        .toList()))
                .toList();
        return with(extended, filled);
    }

    /** The same with other pages, and the scales of their questions. */
    public Questionnaire with(List<Section> newSections, Map<String, ResponseScale> newScales) {
        return with(newSections, newScales, indices, breakdowns);
    }

    Questionnaire withIndices(List<Index> replacement) {
        return with(sections, scales, replacement, breakdowns);
    }

    public Questionnaire withBreakdowns(List<Breakdown> replacement) {
        return with(sections, scales, indices, replacement);
    }

    private Questionnaire with(
            List<Section> newSections,
            Map<String, ResponseScale> newScales,
            List<Index> newIndices,
            List<Breakdown> newBreakdowns) {
        return new Questionnaire(
                key,
                version,
                title,
                languages,
                unreviewed,
                newSections,
                newScales,
                indicators,
                newIndices,
                newBreakdowns,
                crossed,
                minimumBase);
    }
}
