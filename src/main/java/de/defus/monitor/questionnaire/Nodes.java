package de.defus.monitor.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands in a node of a questionnaire's file. */
final class Nodes {

    private Nodes() {}

    static List<Integer> codes(JsonNode nodes) {
        var codes = new ArrayList<Integer>();
        nodes.forEach(node -> codes.add(node.asInt()));
        return codes;
    }

    /** A word as the name of an enum's constant. */
    static String upper(JsonNode node) {
        return node.asText().toUpperCase(Locale.ROOT);
    }
}
