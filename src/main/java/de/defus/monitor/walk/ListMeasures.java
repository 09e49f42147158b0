package de.defus.monitor.walk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The measures of a city, narrowed down to what somebody looks for. */
@ApplicationScoped
public class ListMeasures {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Measures measures;
    private final Walks walks;
    private final InstantSource clock;

    ListMeasures(Measures measures, Walks walks, InstantSource clock) {
        this.measures = measures;
        this.walks = walks;
        this.clock = clock;
    }

    /**
     * What is looked for; an empty part lets all through.
     *
     * @param department part of the office's name, in any case
     */
    public record Filter(
            Optional<UUID> walkId, Optional<Measure.State> state, String department, boolean overdueOnly) {}

    /** Those that fit, the urgent first. */
    public List<WalkExport.MeasureRow> list(UUID municipalityId, Filter filter) {
        var titles = walks.list(municipalityId).stream().collect(Collectors.toMap(Walk::id, Function.identity()));
        var stops = new java.util.HashMap<UUID, Map<Integer, Stop>>();
        var today = today();
        var part = filter.department().strip().toLowerCase(Locale.ROOT);
        return measures.list(municipalityId).stream()
                .filter(measure -> filter.walkId().map(measure.walkId()::equals).orElse(true))
                .filter(measure ->
                        filter.state().map(state -> measure.state() == state).orElse(true))
                .filter(measure ->
                        measure.content().department().toLowerCase(Locale.ROOT).contains(part))
                .filter(measure -> !filter.overdueOnly() || measure.isOverdue(today))
                .map(measure -> {
                    var known = stops.computeIfAbsent(
                            measure.walkId(),
                            walk -> walks.stops(municipalityId, walk).stream()
                                    .collect(Collectors.toMap(Stop::number, Function.identity())));
                    return new WalkExport.MeasureRow(
                            measure,
                            titles.get(measure.walkId()).plan().title(),
                            measure.stops().stream().map(known::get).toList());
                })
                .toList();
    }

    /** The offices that have a measure, for choosing. */
    public List<String> departments(UUID municipalityId) {
        return measures.list(municipalityId).stream()
                .map(measure -> measure.content().department())
                .distinct()
                .sorted()
                .toList();
    }

    /** The day it is in the city. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
