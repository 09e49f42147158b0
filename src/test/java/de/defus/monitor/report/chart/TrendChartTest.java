package de.defus.monitor.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.report.Words;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class TrendChartTest {

    private static final Words WORDS = new Words(null, Texts.in("de"));

    private static Optional<PublishedEstimate> share(double value) {
        return Optional.of(new PublishedEstimate(
                value, 0.02, value - 0.04, value + 0.04, 200, 150, PublishedEstimate.Note.NONE, 50));
    }

    @Test
    void threeWavesMakeTwoLinesOfTwoPiecesAndAPointForEachShare() {
        var waves = List.of("2021", "2023", "2025");
        var lines = List.of(
                new TrendChart.Line("sicher", List.of(share(0.5), share(0.6), share(0.55))),
                new TrendChart.Line("unsicher", List.of(share(0.3), share(0.2), share(0.25))));

        var chart = TrendChart.of("Titel", WORDS, waves, lines);

        var svg = Jsoup.parse(chart.svg("t", Figure.WIDE), "", Parser.xmlParser());
        assertEquals(4, svg.select("line[stroke-width=2.5]").size());
        assertEquals(6, svg.select("line[stroke-width=1.5]").size());
        assertTrue(svg.select("text").eachText().containsAll(List.of("2021", "2023", "2025", "50 %", "60 %", "55 %")));
        assertEquals(
                "sicher: 2021 50 % (46–54 %), 2023 60 % (56–64 %), 2025 55 % (51–59 %). "
                        + "unsicher: 2021 30 % (26–34 %), 2023 20 % (16–24 %), 2025 25 % (21–29 %).",
                chart.description());
    }

    @Test
    void aWaveThatCannotBeComparedIsBridgedWithoutAPoint() {
        var line = new TrendChart.Line("sicher", List.of(share(0.5), Optional.empty(), share(0.7)));

        var chart = TrendChart.of("Titel", WORDS, List.of("1", "2", "3"), List.of(line));

        var svg = Jsoup.parse(chart.svg("t", Figure.NARROW), "", Parser.xmlParser());
        assertEquals(1, svg.select("line[stroke-width=2.5]").size());
        assertEquals(2, svg.select("line[stroke-width=1.5]").size());
    }

    @Test
    void moreLinesThanCanBeToldApartAreRefused() {
        var lines = Collections.nCopies(4, new TrendChart.Line("x", List.of(share(0.5))));

        assertThrows(IllegalArgumentException.class, () -> TrendChart.of("T", WORDS, List.of("1"), lines));
    }
}
