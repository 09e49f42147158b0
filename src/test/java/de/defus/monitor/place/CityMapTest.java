package de.defus.monitor.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class CityMapTest {

    @Test
    void theDemoCityFitsIntoAFewKilobytes() throws IOException {
        try (var stream = CityMapTest.class.getResourceAsStream("/demo/districts.geojson")) {
            var districts = DistrictFile.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            var svg = CityMap.draw(districts);
            assertTrue(svg.length() < 20_000, svg.length() + " characters");
            assertEquals(
                    districts.size(),
                    Jsoup.parse(svg, Parser.xmlParser()).select("path").size());
        }
    }

    @Test
    void aSquareOfTheGridIsFoundAgainInUnits() {
        var square = new District(7, "S", "<Süd> & Co", outline(10, 52, 0.1));
        var svg = Jsoup.parse(CityMap.draw(List.of(square)), Parser.xmlParser()).selectFirst("svg");
        var unit = Double.parseDouble(svg.attr("data-unit"));
        var west = Double.parseDouble(svg.attr("data-west"));
        var north = Double.parseDouble(svg.attr("data-north"));
        var first = svg.selectFirst("path").attr("d").split("[Ml ]+");
        var corner = EuropeanGrid.metres(10, 52);
        assertEquals(corner.x, west + unit * Integer.parseInt(first[1]), 2 * unit);
        assertEquals(corner.y, north - unit * Integer.parseInt(first[2]), 2 * unit);
        assertEquals("7", svg.selectFirst("path").attr("data-code"));
        assertEquals("<Süd> & Co", svg.selectFirst("text").text());
    }

    @Test
    void squaresAtTheBorderBelongToTheCity() {
        var corner = EuropeanGrid.metres(10, 52);
        var area = new CityMap.Area(List.of(CityMap.inMetres(new District(1, "S", "Süd", outline(10, 52, 0.1)))));
        var east = (int) Math.floor(corner.x / 250) * 250;
        var south = (int) Math.floor(corner.y / 250) * 250;
        assertTrue(area.touches(east, south, 250), "the corner lies in it");
        assertFalse(area.touches(east - 500, south, 250));
        assertFalse(area.touches(0, 0, 250));
    }

    private static String outline(double west, double south, double side) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
                .formatted(west, south, west + side, south + side);
    }
}
