package de.defus.monitor.walk;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.account.Municipality;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All released measures of a city's published walks by the places they are for: what everybody may know. */
@ApplicationScoped
public class ShowMeasures {

    private final Municipalities municipalities;
    private final Walks walks;
    private final Measures measures;

    ShowMeasures(Municipalities municipalities, Walks walks, Measures measures) {
        this.municipalities = municipalities;
        this.walks = walks;
        this.measures = measures;
    }

    /** The measures of a city; a place bears the number it has on the map. */
    public record CityMeasures(String city, String slug, boolean synthetic, List<Place> places) {}

    /** A stop of a published walk with a released measure. */
    public record Place(int number, String name, Position position, UUID walkId, String walk, List<Line> measures) {}

    /** A released measure in short. */
    public record Line(
            String text, String department, String partner, LocalDate dueOn, Measure.State state, String answer) {}

    /**
     * @param slug the city's name in addresses
     * @throws Refusal {@code NOT_FOUND} if there is no such city
     */
    public CityMeasures show(String slug) {
        var city = municipalities.findBySlug(slug).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        return new CityMeasures(city.name(), slug, city.synthetic(), places(city));
    }

    private List<Place> places(Municipality city) {
        var places = new ArrayList<Place>();
        for (var walk : walks.list(city.id()).stream().filter(Walk::published).toList()) {
            var released = measures.ofWalk(city.id(), walk.id()).stream()
                    .filter(Measure::released)
                    .toList();
            for (var stop : walks.stops(city.id(), walk.id())) {
                var here = released.stream()
                        .filter(measure -> measure.stops().contains(stop.number()))
                        .map(ShowMeasures::line)
                        .toList();
                if (!here.isEmpty()) {
                    places.add(new Place(
                            places.size() + 1,
                            stop.name(),
                            stop.position(),
                            walk.id(),
                            walk.plan().title(),
                            here));
                }
            }
        }
        return places;
    }

    private static Line line(Measure measure) {
        var content = measure.content();
        return new Line(
                content.text(),
                content.department(),
                content.partner(),
                content.dueOn(),
                measure.state(),
                measure.publicAnswer());
    }
}
