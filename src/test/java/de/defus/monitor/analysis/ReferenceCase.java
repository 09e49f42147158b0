package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.analysis.estimate.Base;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** One case of a reference file: its input by row of the city's microdata, and its expected values with their tolerance. */
record ReferenceCase(JsonNode node, int wave) {

    private static final Map<String, WeightedSample> DESIGNS = new ConcurrentHashMap<>();
    private static final Map<Integer, ReferenceCity> CITIES = new ConcurrentHashMap<>();

    /** A test for each case of a statistic; fails if the file has none. */
    static Stream<DynamicTest> all(String file, String statistic, ThrowingConsumer<ReferenceCase> test)
            throws IOException {
        var root =
                new ObjectMapper().readTree(ReferenceCase.class.getResourceAsStream("/reference/statistics/" + file));
        var cases = StreamSupport.stream(root.path("cases").spliterator(), false)
                .filter(node -> node.path("statistic").asText().equals(statistic))
                .map(node -> new ReferenceCase(node, node.path("wave").asInt()))
                .toList();
        assertTrue(!cases.isEmpty(), statistic);
        return cases.stream().map(one -> dynamicTest(one.node.path("id").asText(), () -> test.accept(one)));
    }

    /** The same case in another wave. */
    ReferenceCase inWave(int other) {
        return new ReferenceCase(node, other);
    }

    ReferenceCity city() {
        return CITIES.computeIfAbsent(wave, ReferenceCity::new);
    }

    WeightedSample weighted() {
        var design = node.path("design").asText();
        return DESIGNS.computeIfAbsent(wave + design, absent -> city().weighted(design, row -> true));
    }

    JsonNode target() {
        return node.path("target");
    }

    JsonNode parameters() {
        return node.path("parameters");
    }

    JsonNode expected() {
        return node.path("expected");
    }

    /** Members of the domain with a valid answer to the target. */
    Base base() {
        return base(row -> isValid(text(target().path("variable").asText(), row)));
    }

    /** Members of the domain that satisfy a condition. */
    Base base(IntPredicate condition) {
        return Base.of(weighted(), row -> isInDomain(row) && condition.test(row))
                .orElseThrow();
    }

    private boolean isValid(String value) {
        var codes = texts(target().path("valid_codes"));
        return codes.isEmpty() ? !value.isEmpty() && !value.equals("NA") : codes.contains(value);
    }

    /** Value of the target by row. */
    IntToDoubleFunction value() {
        var variable = target().path("variable").asText();
        var hits = texts(target().path("codes"));
        return target().path("type").asText().equals("indicator")
                ? row -> hits.contains(text(variable, row)) ? 1 : 0
                : row -> number(variable, row);
    }

    String text(String variable, int row) {
        return city().rows().get(row).get(variable);
    }

    double number(String variable, int row) {
        return Double.parseDouble(text(variable, row));
    }

    /** Whether a variable of a row has one of the values. */
    IntPredicate isOneOf(String variable, JsonNode values) {
        var wanted = texts(values);
        return row -> wanted.contains(text(variable, row));
    }

    private boolean isInDomain(int row) {
        return stream(node.path("domain")).allMatch(condition -> {
            if (!condition.path("op").asText().equals("in")) {
                throw new IllegalArgumentException(condition.toString());
            }
            return isOneOf(condition.path("variable").asText(), condition.path("values"))
                    .test(row);
        });
    }

    void close(JsonNode expected, double actual) {
        assertTrue(expected.isNumber(), expected.toString());
        var tolerance = node.path("tolerance");
        assertEquals(
                expected.asDouble(),
                actual,
                tolerance.path("abs").asDouble() + tolerance.path("rel").asDouble() * Math.abs(expected.asDouble()));
    }

    void close(JsonNode expected, double lower, double upper) {
        close(expected.path(0), lower);
        close(expected.path(1), upper);
    }

    static List<String> texts(JsonNode nodes) {
        return stream(nodes).map(JsonNode::asText).toList();
    }

    static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
