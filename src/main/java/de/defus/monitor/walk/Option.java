package de.defus.monitor.walk;

import java.util.List;
import java.util.stream.Stream;

/**
 * A value that a form offers.
 *
 * @param key under which it is worded
 */
public record Option(String value, String key) {

    static List<Option> of(Enum<?>... values) {
        return Stream.of(values)
                .map(value -> new Option(value.name(), Walk.textKey(value)))
                .toList();
    }
}
