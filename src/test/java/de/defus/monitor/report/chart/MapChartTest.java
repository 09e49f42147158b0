package de.defus.monitor.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.place.District;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.report.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapChartTest {

    private static final Words WORDS = new Words(null, Texts.in("de"));

    /** Squares in a row, from west to east. */
    private static List<District> squares(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(code -> new District(code, "K" + code, "Name " + code, square(6 + 0.02 * code)))
                .toList();
    }

    private static String square(double west) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,51],[%2$s,51],[%2$s,51.02],[%1$s,51.02],[%1$s,51]]]}"
                .formatted(west, west + 0.02);
    }

    private static PublishedEstimate share(double value, int base) {
        return new PublishedEstimate(
                value, 0.02, value - 0.04, value + 0.04, base, base, PublishedEstimate.Note.NONE, 50);
    }

    private static Map<Integer, PublishedEstimate> shares(int... codes) {
        var shares = new HashMap<Integer, PublishedEstimate>();
        for (var code : codes) {
            shares.put(code, share(0.2 + 0.1 * code, 100 + code));
        }
        return shares;
    }

    private static Element svg(Map<Integer, PublishedEstimate> shares, int width) {
        var map = MapChart.of("Titel", WORDS, squares(4), shares, ClassLimits.Cut.QUANTILES);
        return Jsoup.parse(map.svg("karte", width), "", Parser.xmlParser()).selectFirst("svg");
    }

    @ParameterizedTest
    @ValueSource(ints = {Figure.WIDE, Figure.NARROW})
    void aWithheldDistrictIsHatchedAndBearsNoNumber(int width) {
        var svg = svg(shares(1, 2, 4), width);

        // One path of hatching beside the four outlines.
        assertEquals(5, svg.select("path[fill=none]").size());
        var numbers = svg.select("text").eachText().stream()
                .filter(text -> text.matches("\\d+ %"))
                .toList();
        assertEquals(List.of("30 %", "40 %", "60 %"), numbers);
        assertFalse(svg.toString().contains("50 %"));
        assertTrue(svg.text().contains("nicht ausgewiesen (1)"), svg.text());
        assertTrue(svg.select("desc").text().contains("Name 3: nicht ausgewiesen."));
    }

    @Test
    void ifAllAreWithheldNoNumberIsLeft() {
        var svg = svg(Map.of(), Figure.WIDE);

        assertEquals(8, svg.select("path[fill=none]").size());
        assertTrue(svg.select("text").eachText().stream().noneMatch(text -> text.contains("%")), svg.text());
        assertTrue(svg.text().contains("nicht ausgewiesen (4)"), svg.text());
    }

    @Test
    void theLegendNamesLimitsNumbersOfDistrictsAndBases() {
        var text = svg(shares(1, 2, 3, 4), Figure.WIDE).select("text").eachText();

        assertTrue(text.containsAll(List.of("30 % (1)", "31–40 % (1)", "41–50 % (1)", "51–60 % (1)")), text.toString());
        assertTrue(text.contains("n je Stadtteil: 101 bis 104"), text.toString());
    }

    @Test
    void neighboursKeepTheirCommonBorder() {
        var outlines = Outlines.of(squares(4), 400, 400);

        var first = outlines.shape(0).getBounds2D();
        var second = outlines.shape(1).getBounds2D();

        assertEquals(first.getMaxX(), second.getMinX(), 1e-9);
        assertEquals(400, outlines.shape(3).getBounds2D().getMaxX(), 1e-6);
    }

    /** A degree of longitude at 51° is shorter than one of latitude: squares of degrees stand upright. */
    @Test
    void theProjectionKeepsTheFormOfTheCity() {
        var box = Outlines.of(squares(1), 400, 400).shape(0).getBounds2D();

        assertEquals(Math.cos(Math.toRadians(51.01)), box.getWidth() / box.getHeight(), 1e-6);
    }

    @Test
    void aNameWithoutEndIsCutAndHarmless() {
        var name = "<script>x</script>&\"'\u202Eabc" + "ü".repeat(500);
        var districts = List.of(new District(1, "A&<", name, square(6)));
        var map = MapChart.of("T<&", WORDS, districts, shares(1), ClassLimits.Cut.EQUAL_STEPS);

        var svg = Jsoup.parse(map.svg("x", Figure.WIDE), "", Parser.xmlParser());

        assertEquals(0, svg.select("script").size());
        assertTrue(map.png().length > 1000);
    }
}
