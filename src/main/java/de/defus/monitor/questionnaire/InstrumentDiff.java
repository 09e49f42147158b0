package de.defus.monitor.questionnaire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which items of two instruments may be compared: two versions of a questionnaire, or the questionnaires of two waves.
 * Items meet by their comparability key, which asserts that they measure the same; whether the answers can be laid side by
 * side is checked here. A scale that was turned round, lengthened or asked of other people gives figures that look alike
 * and are not, so it is refused, with the reason.
 *
 * @param items one entry for each comparability key of either instrument, in the order of the later one, then what only
 *     the earlier one has
 */
public record InstrumentDiff(List<Compared> items) {

    /** Why two items cannot be compared; {@code NONE} if they can. */
    public enum Reason {
        NONE,
        /** The earlier instrument has no such item. */
        ONLY_LATER,
        /** The later instrument has no such item. */
        ONLY_EARLIER,
        /** The item of this key was asked with other words or other answers, so it has another comparability key. */
        ASKED_OTHERWISE,
        /** Several items of one instrument bear the key, so nothing says which one is meant. */
        AMBIGUOUS_KEY,
        /** One allows several answers or free text, the other does not. */
        KIND_DIFFERS,
        /** Free text has no figures. */
        FREE_TEXT,
        /** The order of the categories means something in one instrument only. */
        MEASURE_DIFFERS,
        /** The favourable end has changed sides, or the same words stand in reverse order. */
        SCALE_REVERSED,
        /** Another number of categories. */
        SCALE_LENGTH_DIFFERS,
        /** As many categories, but under other codes. */
        CODES_DIFFER,
        /** A code means something else. */
        LABELS_DIFFER,
        /** Another choice of "don't know", "not used" or "no answer": the base is another one. */
        MISSING_CODES_DIFFER,
        /** Another number of boxes may be ticked. */
        MAXIMUM_CHOICES_DIFFER,
        /** Not the same people were asked. */
        ROUTING_DIFFERS
    }

    /**
     * One pair of items.
     *
     * @param comparabilityKey what they share
     * @param earlier item of the earlier instrument, if it has one
     * @param later item of the later instrument, if it has one
     * @param reason why they cannot be compared
     */
    public record Compared(String comparabilityKey, Optional<Item> earlier, Optional<Item> later, Reason reason) {

        public boolean isComparable() {
            return reason == Reason.NONE;
        }
    }

    public InstrumentDiff {
        items = List.copyOf(items);
    }

    /** Compares two instruments, each as it was fielded. The order of the arguments is that of time. */
    public static InstrumentDiff of(Questionnaire earlier, Questionnaire later) {
        var before = byKey(earlier);
        var after = byKey(later);
        var keys = new ArrayList<>(after.keySet());
        before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(keys::add);
        return new InstrumentDiff(joined(keys.stream()
                .map(key -> compare(
                        key,
                        new Side(earlier, before.getOrDefault(key, List.of())),
                        new Side(later, after.getOrDefault(key, List.of()))))
                .toList()));
    }

    /** What a city asks itself bears its words in its comparability key; after a change of words it is one entry, not two. */
    private static List<Compared> joined(List<Compared> items) {
        var gone = items.stream()
                .filter(item -> item.reason() == Reason.ONLY_EARLIER)
                .flatMap(item -> item.earlier().stream())
                .filter(Item::isOwn)
                .collect(Collectors.toMap(Item::key, item -> item));
        var changed = items.stream()
                .filter(item -> item.reason() == Reason.ONLY_LATER)
                .flatMap(item -> item.later().stream())
                .map(Item::key)
                .filter(gone::containsKey)
                .collect(Collectors.toSet());
        return items.stream()
                .filter(item -> item.reason() != Reason.ONLY_EARLIER
                        || !changed.contains(item.earlier().orElseThrow().key()))
                .map(item -> item.reason() == Reason.ONLY_LATER
                                && changed.contains(item.later().orElseThrow().key())
                        ? new Compared(
                                item.comparabilityKey(),
                                Optional.of(gone.get(item.later().orElseThrow().key())),
                                item.later(),
                                Reason.ASKED_OTHERWISE)
                        : item)
                .toList();
    }

    /** The entry of an item of the later instrument, by its item key. */
    public Optional<Compared> findLater(String itemKey) {
        return items.stream()
                .filter(compared ->
                        compared.later().map(Item::key).filter(itemKey::equals).isPresent())
                .findFirst();
    }

    /** One instrument with its items of a comparability key. */
    private record Side(Questionnaire questionnaire, List<Item> items) {

        Optional<Item> item() {
            return items.stream().findFirst();
        }

        Question question() {
            return questionnaire.findQuestionOf(items.get(0).key()).orElseThrow();
        }
    }

    private static Map<String, List<Item>> byKey(Questionnaire questionnaire) {
        return questionnaire
                .questions()
                .flatMap(question -> question.items().stream())
                .collect(Collectors.groupingBy(Item::comparabilityKey, LinkedHashMap::new, Collectors.toList()));
    }

    private static Compared compare(String key, Side earlier, Side later) {
        var reason = earlier.items().isEmpty()
                ? Reason.ONLY_LATER
                : later.items().isEmpty()
                        ? Reason.ONLY_EARLIER
                        : earlier.items().size() > 1 || later.items().size() > 1
                                ? Reason.AMBIGUOUS_KEY
                                : questions(earlier, later);
        return new Compared(key, earlier.item(), later.item(), reason);
    }

    private static Reason questions(Side earlier, Side later) {
        var before = earlier.question();
        var after = later.question();
        if (isMultiple(before) != isMultiple(after) || isOpen(before) != isOpen(after)) {
            return Reason.KIND_DIFFERS;
        }
        if (isOpen(before)) {
            return Reason.FREE_TEXT;
        }
        var scales = scales(
                earlier.questionnaire().findScale(before).orElseThrow(),
                later.questionnaire().findScale(after).orElseThrow());
        if (scales != Reason.NONE) {
            return scales;
        }
        if (before.maximumChoices() != after.maximumChoices()) {
            return Reason.MAXIMUM_CHOICES_DIFFER;
        }
        return Objects.equals(before.askedIf(), after.askedIf()) ? Reason.NONE : Reason.ROUTING_DIFFERS;
    }

    private static Reason scales(ResponseScale before, ResponseScale after) {
        if (before.measure() != after.measure()) {
            return Reason.MEASURE_DIFFERS;
        }
        if (before.categories().size() != after.categories().size()) {
            return Reason.SCALE_LENGTH_DIFFERS;
        }
        if (before.direction() != after.direction() || isReversed(before, after)) {
            return Reason.SCALE_REVERSED;
        }
        var labelsBefore = labels(before);
        var labelsAfter = labels(after);
        if (!labelsBefore.keySet().equals(labelsAfter.keySet())) {
            return Reason.CODES_DIFFER;
        }
        if (!labelsBefore.equals(labelsAfter)) {
            return Reason.LABELS_DIFFER;
        }
        return before.missing().keySet().equals(after.missing().keySet()) ? Reason.NONE : Reason.MISSING_CODES_DIFFER;
    }

    /** The same words under the same codes from the other end. */
    private static boolean isReversed(ResponseScale before, ResponseScale after) {
        if (before.measure() != ResponseScale.Measure.ORDINAL) {
            return false;
        }
        var forwards = words(before);
        var backwards = new ArrayList<>(words(after));
        Collections.reverse(backwards);
        return !forwards.equals(words(after)) && forwards.equals(backwards);
    }

    private static List<String> words(ResponseScale scale) {
        return List.copyOf(new java.util.TreeMap<>(labels(scale)).values());
    }

    /** German wordings by code; German is the base language. Upper case, spaces and punctuation do not make a difference. */
    private static Map<Integer, String> labels(ResponseScale scale) {
        return scale.categories().stream()
                .collect(Collectors.toMap(
                        Category::code,
                        category -> category.label()
                                .in("de")
                                .toLowerCase(java.util.Locale.GERMAN)
                                .replaceAll("[^\\p{L}\\p{N}<>=+-]", "")));
    }

    private static boolean isMultiple(Question question) {
        return question.kind() == Question.Kind.MULTIPLE;
    }

    private static boolean isOpen(Question question) {
        return question.kind() == Question.Kind.OPEN;
    }
}
