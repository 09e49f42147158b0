package de.defus.monitor.questionnaire;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a wave asks other than the model: optional questions it leaves out, places and questions that the city adds. Wordings
 * are by BCP 47 tag; German must be there, what else is missing is asked in German.
 *
 * @param dropped keys of optional questions of the model, in its order
 * @param places further rows of the battery of places, in printed order
 * @param questions own questions; those of one section stand at its end, in this order
 */
public record Adaptation(List<String> dropped, List<OwnPlace> places, List<OwnQuestion> questions) {

    /** The model as it is. */
    public static final Adaptation NONE = new Adaptation(List.of(), List.of(), List.of());

    /** How an own question is answered. */
    public enum Kind {
        /** One of the answers that the city gives. */
        CHOICE,
        /** On one of the rating scales of the model. */
        RATING,
        /** In the respondent's own words. */
        TEXT
    }

    /**
     * A place of the city.
     *
     * @param key begins with {@code own_place_}; empty to have it made of the German name
     */
    public record OwnPlace(String key, Map<String, String> name) {
        public OwnPlace {
            key = key == null ? "" : key;
            name = sorted(name);
        }
    }

    /**
     * A question of the city.
     *
     * @param key begins with {@code own_question_}; empty to have it made of the German wording
     * @param section at whose end it stands
     * @param stem the question
     * @param scale for {@code RATING}: a rating scale of the model; else empty
     * @param answers for {@code CHOICE}: the answers by language, in printed order, as many in each; else empty
     */
    public record OwnQuestion(
            String key,
            String section,
            Kind kind,
            Map<String, String> stem,
            String scale,
            Map<String, List<String>> answers) {
        public OwnQuestion {
            key = key == null ? "" : key;
            section = section == null ? "" : section;
            stem = sorted(stem);
            scale = scale == null ? "" : scale;
            answers = sorted(answers);
        }

        /** The answers in a language; empty where they were not translated. */
        public List<String> answersIn(String language) {
            return answers.getOrDefault(language, List.of());
        }
    }

    public Adaptation {
        dropped = dropped == null ? List.of() : List.copyOf(dropped);
        places = places == null ? List.of() : List.copyOf(places);
        questions = questions == null ? List.of() : List.copyOf(questions);
    }

    /** Whether the model is asked as it is. */
    @JsonIgnore
    public boolean isEmpty() {
        return dropped.isEmpty() && places.isEmpty() && questions.isEmpty();
    }

    public Adaptation withDropped(List<String> replacement) {
        return new Adaptation(replacement, places, questions);
    }

    public Adaptation withPlaces(List<OwnPlace> replacement) {
        return new Adaptation(dropped, replacement, questions);
    }

    public Adaptation withQuestions(List<OwnQuestion> replacement) {
        return new Adaptation(dropped, places, replacement);
    }

    /**
     * With an own place or question one step further on or back: a place past the next one, a question past the next of its
     * section. The same if there is no such key, or nothing to pass.
     */
    public Adaptation withMoved(String key, boolean back) {
        return withPlaces(moved(places, place -> place.key().equals(key), place -> "", back))
                .withQuestions(moved(questions, question -> question.key().equals(key), OwnQuestion::section, back));
    }

    private static <T> List<T> moved(List<T> list, Predicate<T> isIt, Function<T, String> group, boolean back) {
        var moved = new ArrayList<>(list);
        for (int from = 0; from < list.size(); from++) {
            if (isIt.test(list.get(from))) {
                var section = group.apply(list.get(from));
                for (int to = from + (back ? -1 : 1); to >= 0 && to < list.size(); to += back ? -1 : 1) {
                    if (group.apply(list.get(to)).equals(section)) {
                        Collections.swap(moved, from, to);
                        return moved;
                    }
                }
            }
        }
        return moved;
    }

    /** In one order, so that the same adaptation is always written alike. */
    private static <T> Map<String, T> sorted(Map<String, T> byLanguage) {
        return Collections.unmodifiableMap(byLanguage == null ? new TreeMap<>() : new TreeMap<>(byLanguage));
    }
}
