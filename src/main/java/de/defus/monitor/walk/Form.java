package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The fields of a posted form, read leniently; what cannot be read is remembered as a fault. */
final class Form {

    private final MultivaluedMap<String, String> posted;
    private final List<Fault> faults = new ArrayList<>();

    Form(MultivaluedMap<String, String> posted) {
        this.posted = posted;
    }

    /** All that was typed, for showing the form again. */
    Map<String, String> typed() {
        var typed = new HashMap<String, String>();
        posted.forEach((name, values) -> typed.put(name, values.isEmpty() ? "" : values.get(0)));
        return typed;
    }

    String text(String name) {
        var value = posted.getFirst(name);
        return value == null ? "" : value;
    }

    boolean isTicked(String name) {
        return !text(name).isEmpty();
    }

    /** The chosen value; null if none was chosen or it is unknown. */
    <T extends Enum<T>> T choice(String name, Class<T> type) {
        return Stream.of(type.getEnumConstants())
                .filter(value -> value.name().equals(text(name)))
                .findFirst()
                .orElse(null);
    }

    LocalDate day(String name) {
        try {
            return text(name).isBlank() ? null : LocalDate.parse(text(name).strip());
        } catch (DateTimeParseException unreadable) {
            faults.add(Fault.at(name, "walk.fault.day"));
            return null;
        }
    }

    /** A number with point or comma. */
    double number(String name) {
        try {
            return Double.parseDouble(text(name).strip().replace(',', '.'));
        } catch (NumberFormatException unreadable) {
            faults.add(Fault.at(name, "walk.fault.number"));
            return 0;
        }
    }

    /** A whole number; null if the field is empty or holds something else. */
    Integer whole(String name) {
        return text(name).matches("[0-9]{1,6}") ? Integer.valueOf(text(name)) : null;
    }

    UUID id(String name) {
        try {
            return text(name).isEmpty() ? null : UUID.fromString(text(name));
        } catch (IllegalArgumentException unreadable) {
            faults.add(Fault.at(name, "walk.fault.choose"));
            return null;
        }
    }

    /** All readable ids of a field. */
    List<UUID> ids(String name) {
        return posted.getOrDefault(name, List.of()).stream()
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .toList();
    }

    /** All whole numbers of a field. */
    List<Integer> wholes(String name) {
        return posted.getOrDefault(name, List.of()).stream()
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .toList();
    }

    /** The whole numbers of all fields whose names begin so, by the rest of the name. */
    Map<String, Integer> wholesUnder(String prefix) {
        var values = new HashMap<String, Integer>();
        posted.keySet().stream()
                .filter(name -> name.startsWith(prefix) && whole(name) != null)
                .forEach(name -> values.put(name.substring(prefix.length()), whole(name)));
        return values;
    }

    /**
     * @throws Refusal {@code INVALID_INPUT} if a field asked for so far could not be read
     */
    void refuseUnreadable() {
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
    }
}
