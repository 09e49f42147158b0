package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.List;
import java.util.Optional;

/**
 * What is printed under one number.
 *
 * @param key stable name
 * @param number printed number, 1 to 25 in the model questionnaire
 * @param kind how it is answered
 * @param stem the question
 * @param hint help below the stem
 * @param items one for most questions, several for a battery
 * @param scale name of the response scale; for {@code MULTIPLE} its categories are the boxes; absent for {@code OPEN}
 * @param askedIf the routing rule; absent if everybody is asked
 * @param required whether it must be answered, as the district that decides the stratum; all else may be left open
 * @param maximumChoices for {@code MULTIPLE}: the most boxes that may be ticked; 0 for no limit
 * @param exclusiveCode for {@code MULTIPLE}: the box "none of these" that excludes the others; 0 for none
 * @param otherCode for {@code MULTIPLE}: the box "something else" with a line of free text; 0 for none
 * @param cityPlaces for {@code BATTERY}: whether a city adds places of its own to the comparable core
 * @param maximumLength of free text, characters; 0 where there is none
 * @param placeScale for {@code OPEN} about a place: the scale of districts it may be chosen from, or set on a map
 * @param optional whether a survey may leave it out; all others are the comparable core
 */
public record Question(
        String key,
        int number,
        Kind kind,
        LocalizedText stem,
        Optional<LocalizedText> hint,
        List<Item> items,
        Optional<String> scale,
        Optional<Condition> askedIf,
        boolean required,
        int maximumChoices,
        int exclusiveCode,
        int otherCode,
        boolean cityPlaces,
        int maximumLength,
        Optional<String> placeScale,
        boolean optional) {

    /** How a question is answered. */
    public enum Kind {
        /** One item, one category. */
        SINGLE,
        /** Several items on one scale (Itembatterie). */
        BATTERY,
        /** One item, any number of boxes. */
        MULTIPLE,
        /** One item, free text. */
        OPEN
    }

    public Question {
        items = List.copyOf(items);
    }

    /**
     * A question of the comparable core and no more than that: everybody is asked, whoever wants leaves it open, and its one
     * item is what it asks.
     */
    public static Question plain(int number, Kind kind, Item item, Optional<String> scale) {
        return new Question(
                item.key(),
                number,
                kind,
                item.label(),
                Optional.empty(),
                List.of(item),
                scale,
                Optional.empty(),
                false,
                0,
                0,
                0,
                false,
                0,
                Optional.empty(),
                false);
    }

    /** The key under which the free text of this question is stored, if it has any. */
    public Optional<String> textKey() {
        if (kind == Kind.OPEN) {
            return Optional.of(items.get(0).key());
        }
        return otherCode == 0 ? Optional.empty() : Optional.of(items.get(0).key() + "_other");
    }

    /** The key under which the place of this question is stored, if it asks for one. */
    public Optional<String> placeKey() {
        return placeScale.flatMap(scale -> textKey()).map(key -> key + "_place");
    }

    /** Whether the city added it to the model. */
    public boolean isOwn() {
        return key.startsWith(Item.OWN);
    }

    public Question withItems(List<Item> replacement) {
        return with(number, replacement, askedIf);
    }

    /** @param replacement the rule of routing; empty to ask everybody */
    public Question withRule(Optional<Condition> replacement) {
        return with(number, items, replacement);
    }

    Question withNumber(int replacement) {
        return with(replacement, items, askedIf);
    }

    private Question with(int newNumber, List<Item> newItems, Optional<Condition> newRule) {
        return new Question(
                key,
                newNumber,
                kind,
                stem,
                hint,
                newItems,
                scale,
                newRule,
                required,
                maximumChoices,
                exclusiveCode,
                otherCode,
                cityPlaces,
                maximumLength,
                placeScale,
                optional);
    }
}
