package de.defus.monitor.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.text.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The observation catalogue: marks, rating scale, criteria and method cards, from {@code walk/catalogue.yaml}. */
@ApplicationScoped
public class MethodCatalogue {

    private static final String FILE = "/walk/catalogue.yaml";

    private final List<Value> feelings;
    private final List<Value> ratings;
    private final Map<String, Criterion> criteria = new LinkedHashMap<>();
    private final List<MethodCard> methods = new ArrayList<>();

    MethodCatalogue() {
        var root = read();
        this.feelings = values(root.required("feelings"));
        this.ratings = values(root.required("ratings"));
        root.required("criteria")
                .properties()
                .forEach(entry -> criteria.put(
                        entry.getKey(),
                        new Criterion(entry.getKey(), text(entry.getValue(), ""), text(entry.getValue(), "asks"))));
        root.required("methods").forEach(card -> methods.add(method(card)));
    }

    /** A value of a scale with its wording. */
    public record Value(int value, LocalizedText label) {

        /** The mouth of the face drawn for one of the seven marks, as an SVG path: smiling for 1, drooping for 7. */
        public String mouth() {
            return "M8 " + (14 + value / 4) + "q4 " + (4 - value) * 2 + " 8 0";
        }
    }

    /** What is rated at a stop, and the question that says how it is meant. */
    public record Criterion(String key, LocalizedText label, LocalizedText asks) {}

    /**
     * How a walk is done.
     *
     * @param about what it is, in a sentence or two
     * @param guide what those who lead it should mind
     * @param largestGroup the most participants the method advises
     */
    public record MethodCard(
            String key,
            LocalizedText title,
            LocalizedText about,
            LocalizedText guide,
            int largestGroup,
            Walk.Mode mode,
            List<Criterion> criteria) {}

    /** The seven marks, from the best to the worst. */
    public List<Value> feelings() {
        return feelings;
    }

    /** The scale on which criteria are rated, from the best to the worst. */
    public List<Value> ratings() {
        return ratings;
    }

    /** All method cards. */
    public List<MethodCard> list() {
        return List.copyOf(methods);
    }

    Optional<MethodCard> find(String key) {
        return methods.stream().filter(card -> card.key().equals(key)).findFirst();
    }

    /** The card of a walk that was planned with it. */
    MethodCard get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no method card " + key));
    }

    private MethodCard method(JsonNode card) {
        var asked = new ArrayList<Criterion>();
        card.required("criteria").forEach(key -> {
            if (!criteria.containsKey(key.asText())) {
                throw new IllegalStateException(FILE + ": no criterion " + key.asText());
            }
            asked.add(criteria.get(key.asText()));
        });
        return new MethodCard(
                card.required("key").asText(),
                text(card, ""),
                text(card, "about"),
                text(card, "guide"),
                card.required("largestGroup").asInt(),
                Walk.Mode.valueOf(card.required("mode").asText()),
                List.copyOf(asked));
    }

    private static List<Value> values(JsonNode list) {
        var values = new ArrayList<Value>();
        list.forEach(value -> values.add(new Value(value.required("value").asInt(), text(value, ""))));
        return List.copyOf(values);
    }

    private static LocalizedText text(JsonNode node, String prefix) {
        return LocalizedText.of(
                node.required(prefix.isEmpty() ? "de" : prefix + "De").asText(),
                node.required(prefix.isEmpty() ? "en" : prefix + "En").asText());
    }

    private static JsonNode read() {
        try (var stream = MethodCatalogue.class.getResourceAsStream(FILE)) {
            var settings = LoadSettings.builder().setLabel(FILE).build();
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new ObjectMapper().valueToTree(new Load(settings).loadFromString(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
