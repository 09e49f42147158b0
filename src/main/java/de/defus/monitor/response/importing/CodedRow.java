package de.defus.monitor.response.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What one row of a file comes to. */
final class CodedRow {

    private final Map<String, List<String>> raw = new HashMap<>();
    private final Set<String> faulty = new HashSet<>();
    private final Set<String> notAsked = new HashSet<>();
    private OptionalDouble weight = OptionalDouble.empty();

    /** Answers by item or free text, as a form would send them. */
    Map<String, List<String>> raw() {
        return raw;
    }

    /** Items of which something wrong was found already. */
    Set<String> faulty() {
        return faulty;
    }

    /** Items that the file says were not asked. */
    Set<String> notAsked() {
        return notAsked;
    }

    OptionalDouble weight() {
        return weight;
    }

    void weigh(OptionalDouble found) {
        weight = found;
    }
}
