package de.defus.monitor.questionnaire;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** When a question is asked: a structured condition over earlier answers, no expression language. */
public sealed interface Condition {

    /** True if every part holds. */
    record All(List<Condition> parts) implements Condition {}

    /** True if at least one part holds. */
    record Any(List<Condition> parts) implements Condition {}

    /** True if the part does not hold. */
    record Not(Condition part) implements Condition {}

    /** True if the item was answered with one of these category codes. */
    record In(String item, Set<Integer> codes) implements Condition {}

    /** True if the item has a substantive answer. */
    record Answered(String item) implements Condition {}

    /** The items whose answers decide. */
    default Set<String> items() {
        if (this instanceof All all) {
            return all(all.parts());
        }
        if (this instanceof Any any) {
            return all(any.parts());
        }
        if (this instanceof Not not) {
            return not.part().items();
        }
        return Set.of(this instanceof In in ? in.item() : ((Answered) this).item());
    }

    private static Set<String> all(List<Condition> parts) {
        return parts.stream().flatMap(part -> part.items().stream()).collect(Collectors.toSet());
    }
}
