package de.defus.monitor.walk;

import de.defus.monitor.place.Districts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Draws a walk's route among the city's districts. */
@ApplicationScoped
class DrawRoute {

    private final Districts districts;

    DrawRoute(Districts districts) {
        this.districts = districts;
    }

    /** Numbered places in the whole city. */
    RouteSketch drawPlaces(UUID municipalityId, List<Stop> places) {
        return RouteSketch.ofPlaces(
                places, CityArea.of(districts.list(municipalityId)).outlines());
    }

    RouteSketch draw(UUID municipalityId, List<Stop> stops, List<Position> route) {
        return RouteSketch.of(
                stops, route, CityArea.of(districts.list(municipalityId)).outlines());
    }
}
