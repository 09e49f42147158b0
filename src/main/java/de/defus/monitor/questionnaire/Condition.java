package de.defus.monitor.questionnaire;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** When a question is asked: a structured condition over earlier answers, no expression language. */
public sealed interface Condition {

    /** Keys of the items whose answers decide. */
    Set<String> items();

    /** True if every part holds. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public Set<String> items() {
            return parts.stream().flatMap(part -> part.items().stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** True if at least one part holds. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public Set<String> items() {
            return parts.stream().flatMap(part -> part.items().stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** True if the part does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public Set<String> items() {
            return part.items();
        }
    }

    /** True if the item was answered with one of these category codes. */
    record In(String item, Set<Integer> codes) implements Condition {
        @Override
        public Set<String> items() {
            return Set.of(item);
        }
    }

    /** True if the item has a substantive answer. */
    record Answered(String item) implements Condition {
        @Override
        public Set<String> items() {
            return Set.of(item);
        }
    }
}
