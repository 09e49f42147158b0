package de.defus.monitor.walk;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many there are of a kind, and what pages that look back ask for. */
public record Count(String key, int count) {

    static List<Count> ofStates(Map<Measure.State, Integer> counts) {
        return Stream.of(Measure.State.values())
                .map(state -> new Count(state.textKey(), counts.getOrDefault(state, 0)))
                .toList();
    }

    static List<Count> ofParticipation(Map<Measure.Participation, Integer> counts) {
        return Stream.of(Measure.Participation.values())
                .map(level -> new Count(Walk.textKey(level), counts.getOrDefault(level, 0)))
                .toList();
    }
}
