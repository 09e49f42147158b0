package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.problem.Fault;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks what somebody typed as an adaptation, and tidies it: blanks go, keys are made. All faults are collected; each is at
 * {@code dropped}, {@code places.<index>.name-<language>}, {@code questions.<index>.<field>} with {@code section}, {@code
 * scale}, {@code kind}, {@code stem-<language>} or {@code answers-<language>}.
 */
public final class AdaptationCheck {

    static final int MOST_PLACES = 30;
    static final int MOST_QUESTIONS = 20;
    static final int MOST_ANSWERS = 12;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_STEM = 400;
    static final int LONGEST_ANSWER = 120;
    private static final int LONGEST_SLUG = 30;
    private static final String GERMAN = "de";

    /**
     * What a check found.
     *
     * @param adaptation tidied; usable only if there are no faults
     */
    public record Checked(Adaptation adaptation, List<Fault> faults) {
        public Checked {
            faults = List.copyOf(faults);
        }
    }

    private final Questionnaire model;
    private final List<Fault> faults = new ArrayList<>();
    /** Keys that were given, and those that are in use so far. */
    private final Set<String> given = new HashSet<>();

    private final Set<String> used = new HashSet<>();

    private AdaptationCheck(Questionnaire model) {
        this.model = model;
    }

    /** Checks an adaptation of this model. */
    public static Checked check(Questionnaire model, Adaptation typed) {
        var check = new AdaptationCheck(model);
        var checked = new Adaptation(
                check.dropped(typed.dropped()), check.places(typed.places()), check.questions(typed.questions()));
        return new Checked(checked, check.faults);
    }

    /** Rating scales of a model, by name, in the order in which its questions use them. */
    public static Map<String, ResponseScale> ratings(Questionnaire model) {
        var ratings = new LinkedHashMap<String, ResponseScale>();
        model.questions()
                .flatMap(question -> model.findScale(question).stream())
                .filter(scale -> scale.measure() == ResponseScale.Measure.ORDINAL
                        && scale.direction() != ResponseScale.Direction.NONE)
                .forEach(scale -> ratings.putIfAbsent(scale.key(), scale));
        return ratings;
    }

    private List<String> dropped(List<String> typed) {
        var optional =
                model.questions().filter(Question::optional).map(Question::key).toList();
        typed.stream()
                .filter(key -> !optional.contains(key))
                .distinct()
                .forEach(key -> faults.add(Fault.at("dropped", "instrument.fault.core", shown(key))));
        var dropped = optional.stream().filter(typed::contains).toList();
        model.questions()
                .filter(question -> !dropped.contains(question.key()))
                .filter(question -> question.askedIf().stream()
                        .flatMap(condition -> condition.items().stream())
                        .anyMatch(item -> model.findQuestionOf(item)
                                .filter(deciding -> dropped.contains(deciding.key()))
                                .isPresent()))
                .forEach(question -> faults.add(
                        Fault.at("dropped", "instrument.fault.filter", Integer.toString(question.number()))));
        return dropped;
    }

    private List<Adaptation.OwnPlace> places(List<Adaptation.OwnPlace> typed) {
        if (!typed.isEmpty() && model.questions().noneMatch(Question::cityPlaces)) {
            faults.add(Fault.at("places", "instrument.fault.noPlaces"));
        }
        if (typed.size() > MOST_PLACES) {
            faults.add(Fault.at("places", "instrument.fault.tooManyPlaces", MOST_PLACES));
        }
        var names = new HashSet<String>();
        model.questions()
                .filter(Question::cityPlaces)
                .flatMap(question -> question.items().stream())
                .forEach(item -> names.add(plain(item.label().in(GERMAN))));
        reserve(typed.stream().map(Adaptation.OwnPlace::key).toList());
        var places = new ArrayList<Adaptation.OwnPlace>();
        for (int index = 0; index < typed.size(); index++) {
            var at = "places." + index + ".name-";
            var name = wordings(typed.get(index).name(), at, LONGEST_NAME);
            if (name.containsKey(GERMAN) && !names.add(plain(name.get(GERMAN)))) {
                faults.add(Fault.at(at + GERMAN, "instrument.fault.placeTwice"));
            }
            var key = key("place_", typed.get(index).key(), name.get(GERMAN), "places." + index);
            places.add(new Adaptation.OwnPlace(key, name));
        }
        return places;
    }

    private List<Adaptation.OwnQuestion> questions(List<Adaptation.OwnQuestion> typed) {
        if (typed.size() > MOST_QUESTIONS) {
            faults.add(Fault.at("questions", "instrument.fault.tooManyQuestions", MOST_QUESTIONS));
        }
        reserve(typed.stream().map(Adaptation.OwnQuestion::key).toList());
        var stems = new HashSet<String>();
        var questions = new ArrayList<Adaptation.OwnQuestion>();
        for (int index = 0; index < typed.size(); index++) {
            var question = question(typed.get(index), "questions." + index + ".");
            if (question.stem().containsKey(GERMAN)
                    && !stems.add(plain(question.stem().get(GERMAN)))) {
                faults.add(Fault.at("questions." + index + ".stem-" + GERMAN, "instrument.fault.questionTwice"));
            }
            questions.add(question);
        }
        return questions;
    }

    private Adaptation.OwnQuestion question(Adaptation.OwnQuestion typed, String at) {
        if (model.sections().stream().noneMatch(section -> section.key().equals(typed.section()))) {
            faults.add(Fault.at(at + "section", "instrument.fault.section"));
        }
        var stem = wordings(typed.stem(), at + "stem-", LONGEST_STEM);
        var key = key("question_", typed.key(), stem.get(GERMAN), at + "key");
        if (typed.kind() == null) {
            faults.add(Fault.at(at + "kind", "instrument.fault.kind"));
        }
        var isRating = typed.kind() == Adaptation.Kind.RATING;
        if (isRating && !ratings(model).containsKey(typed.scale())) {
            faults.add(Fault.at(at + "scale", "instrument.fault.scale"));
        }
        return new Adaptation.OwnQuestion(
                key,
                typed.section(),
                typed.kind(),
                stem,
                isRating ? typed.scale() : "",
                typed.kind() == Adaptation.Kind.CHOICE ? answers(typed.answers(), at + "answers-") : Map.of());
    }

    private Map<String, List<String>> answers(Map<String, List<String>> typed, String at) {
        var answers = new LinkedHashMap<String, List<String>>();
        typed.forEach((language, lines) -> {
            var kept = (lines == null ? List.<String>of() : lines)
                    .stream()
                            .map(line -> line == null ? "" : line.strip())
                            .filter(line -> !line.isEmpty())
                            .toList();
            if (!kept.isEmpty() && isOffered(language, at)) {
                answers.put(language, kept);
                kept.forEach(line -> checkText(line, at + language, LONGEST_ANSWER));
                if (kept.stream()
                                .map(line -> line.toLowerCase(Locale.GERMAN))
                                .distinct()
                                .count()
                        < kept.size()) {
                    faults.add(Fault.at(at + language, "instrument.fault.answerTwice"));
                }
            }
        });
        var german = answers.getOrDefault(GERMAN, List.of());
        if (german.size() < 2 || german.size() > MOST_ANSWERS) {
            faults.add(Fault.at(at + GERMAN, "instrument.fault.answers", MOST_ANSWERS));
        }
        answers.forEach((language, lines) -> {
            if (lines.size() != german.size()) {
                faults.add(Fault.at(at + language, "instrument.fault.answerCount", german.size(), lines.size()));
            }
        });
        return answers;
    }

    private Map<String, String> wordings(Map<String, String> typed, String at, int longest) {
        var wordings = new LinkedHashMap<String, String>();
        typed.forEach((language, text) -> {
            if (text != null && !text.isBlank() && isOffered(language, at)) {
                var words = text.strip().replaceAll("\\s+", " ");
                checkText(words, at + language, longest);
                wordings.put(language, words);
            }
        });
        if (!wordings.containsKey(GERMAN)) {
            faults.add(Fault.at(at + GERMAN, "instrument.fault.german"));
        }
        return wordings;
    }

    private boolean isOffered(String language, String at) {
        var offered = model.languages().contains(language);
        if (!offered) {
            faults.add(Fault.at(at + shown(language), "instrument.fault.language"));
        }
        return offered;
    }

    private void checkText(String text, String at, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            faults.add(Fault.at(at, "instrument.fault.long", longest));
        } else if (text.codePoints().anyMatch(AdaptationCheck::isUnprintable)
                || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            faults.add(Fault.at(at, "instrument.fault.characters"));
        }
    }

    /** Also what turns the direction of writing round for what follows on the page. */
    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || Character.getType(point) == Character.UNASSIGNED
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069
                || point == 0xFFFE
                || point == 0xFFFF;
    }

    /** Keys that are given stay; new ones must not meet them. */
    private void reserve(Collection<String> keys) {
        keys.stream().filter(key -> !key.isBlank()).forEach(given::add);
    }

    private String key(String prefix, String own, String german, String at) {
        if (!own.isBlank()) {
            if (!own.matches(Item.OWN + prefix + "[a-z0-9_]{1,34}") || !used.add(own)) {
                faults.add(Fault.at(at, "instrument.fault.key"));
            }
            return own;
        }
        var slug = slug(german == null ? "" : german);
        var key = Item.OWN + prefix + slug;
        for (int next = 2; given.contains(key) || !used.add(key); next++) {
            key = Item.OWN + prefix + slug + "_" + next;
        }
        return key;
    }

    private static String slug(String german) {
        var plain = Normalizer.normalize(
                        german.toLowerCase(Locale.GERMAN)
                                .replace("ä", "ae")
                                .replace("ö", "oe")
                                .replace("ü", "ue")
                                .replace("ß", "ss"),
                        Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        var cut =
                plain.length() > LONGEST_SLUG ? plain.substring(0, LONGEST_SLUG).replaceAll("_+$", "") : plain;
        return cut.isEmpty() ? "1" : cut;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.GERMAN).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** What a message repeats of an input. */
    private static String shown(String typed) {
        return typed == null
                ? ""
                : typed.codePoints()
                        .limit(30)
                        .filter(Character::isLetterOrDigit)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }
}
