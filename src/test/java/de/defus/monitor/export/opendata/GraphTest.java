package de.defus.monitor.export.opendata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTest {

    @Test
    void noTextBreaksOutOfTurtle() {
        var graph = new Graph();
        graph.node("https://x.example/a> . <evil", "dcat:Dataset")
                .text("dct:title", "A \"B\" \\ C\nD", "de")
                .typed("dct:issued", "2026-01-02", "xsd:date")
                .link("dct:license", "https://x.example/ l\"");

        var turtle = graph.turtle();

        assertTrue(turtle.endsWith("""
                <https://x.example/a.evil> a dcat:Dataset ;
                    dct:title "A \\"B\\" \\\\ C\\nD"@de ;
                    dct:issued "2026-01-02"^^xsd:date ;
                    dct:license <https://x.example/l> .
                """), turtle);
        var node = ((List<?>) graph.jsonLd().get("@graph")).get(0);
        assertEquals(
                List.of(Map.of("@value", "A \"B\" \\ C\nD", "@language", "de")), ((Map<?, ?>) node).get("dct:title"));
    }
}
