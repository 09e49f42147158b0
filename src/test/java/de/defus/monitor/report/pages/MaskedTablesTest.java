package de.defus.monitor.report.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.chart.ExampleTables;
import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The tables of report and places with masked shares: each says what it does not show, and none fails. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MaskedTablesTest {

    private static final ResultView VIEW = new ResultView(ExampleTables.WORDS.release(), ExampleTables.WORDS, null);

    @Inject
    Engine templates;

    private Document render(String template, Map<String, Object> parts) {
        var data = new HashMap<>(parts);
        data.put("frame", Map.of("texts", Texts.in("de")));
        data.put("view", VIEW);
        return Jsoup.parse(templates.getTemplate("report/" + template).render(data));
    }

    private static TableView view(PublishedTable table) {
        return new TableView("Alle", "a", PublishedTable.ALL, ExampleTables.WORDS.codes("a"), true, table);
    }

    private static int points(Document page) {
        return page.select("td span[aria-hidden]").size();
    }

    @Test
    void answersThatAreMaskedSaySoInTheReport() {
        var masked = render("answers", Map.of("table", view(ExampleTables.endAndMiddle("a"))));

        assertEquals(5, masked.select("tbody tr").size());
        assertEquals(3, points(masked));
        assertTrue(masked.select("tr:contains(Stufe 4)").text().contains("25 %"), masked.text());
        assertTrue(masked.text().contains("zum Schutz der Befragten"), masked.text());
        var whole = render("answers", Map.of("table", view(ExampleTables.whole("a"))));
        assertEquals(0, points(whole));
        assertFalse(whole.text().contains("zum Schutz der Befragten"), whole.text());
    }

    @Test
    void placesWithAMaskedEndSaySo() {
        var lines = List.of(line(ExampleTables.endAndMiddle("a")), line(ExampleTables.whole("b")));

        var page = render("placeTable", Map.of("title", "Orte", "named", false, "lines", lines));

        assertEquals(1, points(page));
        assertTrue(page.text().contains("zum Schutz der Befragten"), page.text());
        var whole = List.of(line(ExampleTables.whole("a")));
        var other = render("placeTable", Map.of("title", "Orte", "named", false, "lines", whole));
        assertFalse(other.text().contains("zum Schutz der Befragten"), other.text());
    }

    private static PlacesView.PlaceLine line(PublishedTable table) {
        return new PlacesView.PlaceLine(
                table.item(), new Aspect("a", Aspect.FAVOURABLE), new Aspect("a", Aspect.UNFAVOURABLE), view(table));
    }

    @Test
    void aMaskedGroupStaysInItsTable() {
        var headline = new Headline(
                "Sicher",
                Dimension.AFFECTIVE,
                "a",
                new Aspect("a", Aspect.FAVOURABLE),
                ExampleTables.share(0.4),
                Optional.empty());
        var chart = new ChartView("Titel", "", new RawString(""), new RawString(""), "", "", Optional.empty());
        var tables = List.of(view(ExampleTables.endAndMiddle("a")), view(ExampleTables.withinAnEnd("a")));

        var page = render("groupTable", Map.of("part", new ReportView.GroupPart(headline, chart, tables, List.of())));

        assertEquals(2, page.select("tbody tr").size());
        assertEquals(1, points(page));
        assertTrue(page.text().contains("40 %"), page.text());
        assertTrue(page.text().contains("zum Schutz der Befragten"), page.text());
    }
}
