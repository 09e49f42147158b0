package de.defus.monitor.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows with masked shares: what is shown stays where and what it is, what is not shown says so. */
class MaskedChartTest {

    private static Element svg(Figure figure, int width) {
        return Jsoup.parse(figure.svg("x", width), "", Parser.xmlParser()).selectFirst("svg");
    }

    private static Element likert(PublishedTable table, int width) {
        return svg(LikertChart.of(ExampleTables.WORDS, List.of(table)), width);
    }

    /** Pieces of bars, without the patches of the legend. */
    private static Elements pieces(Element svg, String ink) {
        return svg.select("rect.fill-" + ink + "[height=26]");
    }

    private static double left(Element rectangle) {
        return Double.parseDouble(rectangle.attr("x"));
    }

    private static double length(Element rectangle) {
        return Double.parseDouble(rectangle.attr("width"));
    }

    private static double right(Element rectangle) {
        return left(rectangle) + length(rectangle);
    }

    @ParameterizedTest
    @ValueSource(ints = {Figure.WIDE, Figure.NARROW})
    void aWholeRowHasFivePiecesAndNoHatching(int width) {
        var svg = likert(ExampleTables.whole("a"), width);

        for (var ink : List.of("best", "good", "middle", "poor", "worst")) {
            assertEquals(1, pieces(svg, ink).size(), ink);
        }
        assertEquals(0, pieces(svg, "paper").size());
        assertFalse(svg.text().contains("nicht ausgewiesen"), svg.text());
        var middle = pieces(svg, "middle").first();
        var scale = (length(middle) + 1) / 0.2;
        assertEquals(0.3 * scale, length(pieces(svg, "good").first()) + 1, 0.3);
        assertEquals(right(middle) + 1, left(pieces(svg, "poor").first()), 0.3);
    }

    @ParameterizedTest
    @ValueSource(ints = {Figure.WIDE, Figure.NARROW})
    void maskedCategoriesOfAnEndAreOneHatchedPieceOnItsSideAndTheOthersKeepTheirColours(int width) {
        var svg = likert(ExampleTables.withinAnEnd("a"), width);

        assertEquals(0, pieces(svg, "best").size());
        assertEquals(0, pieces(svg, "good").size());
        var middle = pieces(svg, "middle").first();
        var scale = (length(middle) + 1) / 0.2;
        var hatched = pieces(svg, "paper");
        assertEquals(1, hatched.size());
        assertEquals(0.4 * scale, length(hatched.first()) + 1, 0.3);
        assertEquals(left(middle), right(hatched.first()) + 1, 0.3);
        assertEquals(0.25 * scale, length(pieces(svg, "poor").first()) + 1, 0.3);
        assertEquals(0.15 * scale, length(pieces(svg, "worst").first()) + 1, 0.3);
        assertTrue(svg.select(".stroke-best").size() > 2, "hatched in the colour of its side");
        assertEquals(2, svg.select("text:contains(40 %)").size());
        assertTrue(svg.select("text").eachText().contains("nicht ausgewiesen"), "in the legend");
        assertTrue(svg.select("desc").text().contains("Einzeln nicht ausgewiesen: Stufe 1, Stufe 2."), svg.text());
    }

    @ParameterizedTest
    @ValueSource(ints = {Figure.WIDE, Figure.NARROW})
    void whatBelongsToNoKnownSideStandsApart(int width) {
        var svg = likert(ExampleTables.endAndMiddle("a"), width);

        for (var ink : List.of("best", "good", "middle")) {
            assertEquals(0, pieces(svg, ink).size(), ink);
        }
        var worst = pieces(svg, "worst").first();
        var hatched = pieces(svg, "paper").first();
        assertTrue(left(hatched) > right(worst) + 20, hatched + " " + worst);
        assertEquals(4, length(hatched) / (length(worst) + 1), 0.1);
        assertTrue(right(hatched) <= width, hatched.toString());
        assertEquals(1, svg.select("text:contains(40 %)").size());
        assertTrue(svg.select("desc").text().contains("Stufe 1 / Stufe 2 nicht ausgewiesen"), svg.text());
    }

    @ParameterizedTest
    @ValueSource(ints = {Figure.WIDE, Figure.NARROW})
    void ifNothingIsShownThereIsNoBarButTheWord(int width) {
        var figure = LikertChart.of(ExampleTables.WORDS, List.of(ExampleTables.all("a"), ExampleTables.whole("b")));
        var svg = svg(figure, width);

        assertEquals(1, pieces(svg, "middle").size());
        assertEquals(0, pieces(svg, "paper").size());
        assertEquals(
                2,
                svg.select("text").eachText().stream()
                        .filter("nicht ausgewiesen"::equals)
                        .count());
    }

    @ParameterizedTest
    @ValueSource(ints = {Figure.WIDE, Figure.NARROW})
    void rowsOfABatteryKeepOneScaleAndStayOnThePaper(int width) {
        var figure = LikertChart.of(
                ExampleTables.WORDS,
                List.of(
                        ExampleTables.whole("a"),
                        ExampleTables.withinAnEnd("b"),
                        ExampleTables.endAndMiddle("c"),
                        ExampleTables.all("d")));
        var svg = svg(figure, width);

        assertEquals(3, pieces(svg, "worst").size());
        for (var piece : pieces(svg, "worst")) {
            assertEquals(length(pieces(svg, "worst").first()), length(piece), 0.2);
        }
        for (var rectangle : svg.select("rect")) {
            assertTrue(left(rectangle) >= 0 && right(rectangle) <= width, rectangle.toString());
        }
        assertTrue(figure.isMasked());
        assertFalse(LikertChart.of(ExampleTables.WORDS, List.of(ExampleTables.whole("a")))
                .isMasked());
    }

    @Test
    void aBarThatIsMaskedIsNamedAndSaysSo() {
        var chart = BarChart.of(ExampleTables.NOMINAL_WORDS, ExampleTables.endAndMiddle("a"));
        var svg = svg(chart, Figure.WIDE);

        assertEquals(2, svg.select("rect").size());
        assertTrue(svg.select("text").eachText().containsAll(List.of("Stufe 1", "Stufe 4", "25 %", "15 %")));
        assertEquals(3, svg.select("text:contains(nicht ausgewiesen)").size());
        assertTrue(chart.description().startsWith("Stufe 1: nicht ausgewiesen. "), chart.description());
        assertTrue(chart.isMasked());
    }

    @Test
    void aMaskedDotSaysSo() {
        var dots = List.of(
                new DotChart.Dot("Nord", Optional.of(ExampleTables.share(0.5)), Optional.empty(), ""),
                new DotChart.Dot("Süd", Optional.empty(), Optional.empty(), ""));
        var chart = DotChart.of(
                "Titel",
                ExampleTables.WORDS,
                List.of(new DotChart.Group("", dots)),
                Optional.of(ExampleTables.share(0.4)));
        var svg = svg(chart, Figure.NARROW);

        assertEquals(1, svg.select("circle").size());
        assertTrue(svg.select("text").eachText().contains("nicht ausgewiesen"));
        assertTrue(chart.description().contains("Süd: nicht ausgewiesen."), chart.description());
        assertTrue(chart.isMasked());
    }

    @Test
    void aLineWithoutAnyPointSaysSo() {
        var chart = TrendChart.of(
                "Titel",
                ExampleTables.WORDS,
                List.of("2021", "2023"),
                List.of(
                        new TrendChart.Line(
                                "sicher",
                                List.of(Optional.of(ExampleTables.share(0.5)), Optional.of(ExampleTables.share(0.6)))),
                        new TrendChart.Line("unsicher", List.of(Optional.empty(), Optional.empty()))));
        var svg = svg(chart, Figure.WIDE);

        assertTrue(svg.text().contains("unsicher: nicht ausgewiesen"), svg.text());
        assertTrue(chart.description().contains("2021 nicht ausgewiesen"), chart.description());
    }

    @Test
    void aCategoryIsFoundByItsCodeNotItsPlace() {
        PublishedRow row = ExampleTables.endAndMiddle("a").rows().get(0);
        var bar = LikertBar.of(ExampleTables.WORDS.scale("a"), row);

        assertEquals(
                List.of(Ink.POOR, Ink.WORST),
                bar.pieces().stream().map(LikertBar.Piece::ink).toList());
        assertEquals(List.of(1, 2, 3), bar.masked());
        assertEquals(0.6, bar.apart(), 1e-9);
        assertEquals(0, bar.left());
    }
}
