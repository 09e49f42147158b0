package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/** Cases of a reference file and its pass rule: |x − e| ≤ abs + rel |e|. */
final class ReferenceCases {

    /** A test of one case. */
    interface Check {
        void accept(JsonNode node);
    }

    private ReferenceCases() {}

    static Stream<DynamicTest> tests(String file, String statistic, Check check) {
        var found = all(file).stream()
                .filter(node -> node.path("statistic").asText().equals(statistic))
                .toList();
        assertTrue(!found.isEmpty(), file + " has no " + statistic);
        return found.stream().map(node -> dynamicTest(node.path("id").asText(), () -> check.accept(node)));
    }

    static List<JsonNode> all(String file) {
        try (var stream = ReferenceCases.class.getResourceAsStream("/reference/statistics/" + file)) {
            return nodes(new ObjectMapper().readTree(stream).path("cases"));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static void close(JsonNode node, JsonNode expected, double actual) {
        assertTrue(expected.isNumber(), "no such value");
        var tolerance = node.path("tolerance").path("abs").asDouble()
                + node.path("tolerance").path("rel").asDouble() * Math.abs(expected.asDouble());
        assertEquals(expected.asDouble(), actual, tolerance);
    }

    static List<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> texts(JsonNode array) {
        return nodes(array).stream().map(JsonNode::asText).toList();
    }

    static double[] numbers(JsonNode array) {
        return nodes(array).stream().mapToDouble(JsonNode::asDouble).toArray();
    }

    static int[] integers(JsonNode array) {
        return nodes(array).stream().mapToInt(JsonNode::asInt).toArray();
    }

    static double[] column(int rows, java.util.function.IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).toArray();
    }
}
