package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedPlaces;
import de.defus.monitor.place.District;
import de.defus.monitor.place.EuropeanGrid;
import de.defus.monitor.questionnaire.check.Square;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.chart.SquareMap;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/**
 * The squares of the map on which many set a place.
 *
 * @param chart absent if no square has enough people
 */
public record SquaresView(String id, String stem, Optional<ChartView> chart, List<Line> lines) {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** A square in words, with the district its middle lies in. */
    public record Line(String district, String square, String people) {}

    static List<SquaresView> of(OpenRelease.Opened opened, Charts charts) {
        if (opened.districts().isEmpty()) {
            return List.of();
        }
        return opened.view().release().results().places().stream()
                .map(places -> of(opened, charts, places))
                .toList();
    }

    private static SquaresView of(OpenRelease.Opened opened, Charts charts, PublishedPlaces places) {
        var words = opened.view().words();
        var stem = words.question(places.item()).stem().in(words.language());
        var lines = places.squares().stream()
                .sorted(Comparator.comparingInt(PublishedPlaces.Place::atLeast)
                        .reversed()
                        .thenComparing(PublishedPlaces.Place::square))
                .map(place -> new Line(
                        district(opened.districts(), Square.of(place.square())),
                        place.square(),
                        SquareMap.people(words, place)))
                .toList();
        var chart = lines.isEmpty() ? Optional.<ChartView>empty() : Optional.of(chart(opened, charts, places, lines));
        return new SquaresView("karte-" + places.item(), stem, chart, lines);
    }

    private static ChartView chart(OpenRelease.Opened opened, Charts charts, PublishedPlaces places, List<Line> lines) {
        var words = opened.view().words();
        var description = lines.stream()
                .map(line -> line.district() + ", " + line.square() + ": " + line.people() + ".")
                .collect(Collectors.joining(" "));
        var map = new SquareMap(
                words.texts().say("report.square.title"), description, words, opened.districts(), places.squares());
        return ChartView.of(
                map,
                "karte-" + places.item(),
                words.texts().say("report.square.note", fewest(words)),
                charts.source(places.item()),
                Optional.empty());
    }

    /** The fewest people of a square that is shown. */
    private static int fewest(Words words) {
        return Math.max(
                PublishedPlaces.FEWEST, words.release().results().method().minimumBase());
    }

    private static String district(List<District> districts, Square square) {
        var middle = EuropeanGrid.degrees(square.east() + Square.METRES / 2.0, square.north() + Square.METRES / 2.0);
        var point = GEOMETRIES.createPoint(new Coordinate(middle.x, middle.y));
        return districts.stream()
                .min(Comparator.comparingDouble(district -> outline(district).distance(point)))
                .map(District::name)
                .orElse("");
    }

    private static Geometry outline(District district) {
        try {
            return new GeoJsonReader().read(district.outline());
        } catch (ParseException impossible) {
            throw new IllegalStateException("a district is stored only with a valid outline", impossible);
        }
    }
}
