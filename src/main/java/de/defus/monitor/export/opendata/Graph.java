package de.defus.monitor.export.opendata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small RDF graph that prints itself as Turtle and as JSON-LD. Names of properties are prefixed, such as dct:title. */
final class Graph {

    private static final Map<String, String> PREFIXES = prefixes();

    private final List<Node> nodes = new ArrayList<>();

    private static Map<String, String> prefixes() {
        var prefixes = new LinkedHashMap<String, String>();
        prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
        prefixes.put("dct", "http://purl.org/dc/terms/");
        prefixes.put("dcatde", "http://dcat-ap.de/def/dcatde/");
        prefixes.put("foaf", "http://xmlns.com/foaf/0.1/");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return prefixes;
    }

    /**
     * The object of a statement.
     *
     * @param text an address, or what is written
     * @param kind address, language of a text, or type of a value
     * @param detail the language tag or the prefixed type
     */
    private record Value(String text, Kind kind, String detail) {}

    private enum Kind {
        ADDRESS,
        TEXT,
        TYPED
    }

    /** What is said of one thing. */
    static final class Node {

        private final String address;
        private final String type;
        private final Map<String, List<Value>> properties = new LinkedHashMap<>();

        private Node(String address, String type) {
            this.address = address;
            this.type = type;
        }

        Node link(String property, String target) {
            return add(property, new Value(target, Kind.ADDRESS, ""));
        }

        Node text(String property, String text, String language) {
            return add(property, new Value(text, Kind.TEXT, language));
        }

        Node typed(String property, String text, String type) {
            return add(property, new Value(text, Kind.TYPED, type));
        }

        private Node add(String property, Value value) {
            properties.computeIfAbsent(property, name -> new ArrayList<>()).add(value);
            return this;
        }
    }

    Node node(String address, String type) {
        var node = new Node(address, type);
        nodes.add(node);
        return node;
    }

    String turtle() {
        var turtle = new StringBuilder();
        PREFIXES.forEach((prefix, address) -> turtle.append("@prefix ")
                .append(prefix)
                .append(": <")
                .append(address)
                .append("> .\n"));
        for (var node : nodes) {
            turtle.append("\n<").append(iri(node.address)).append("> a ").append(node.type);
            node.properties.forEach((property, values) -> turtle.append(" ;\n    ")
                    .append(property)
                    .append(' ')
                    .append(values.stream().map(Graph::turtle).collect(Collectors.joining(", "))));
            turtle.append(" .\n");
        }
        return turtle.toString();
    }

    private static String turtle(Value value) {
        return switch (value.kind()) {
            case ADDRESS -> "<" + iri(value.text()) + ">";
            case TEXT -> quoted(value.text()) + "@" + value.detail();
            case TYPED -> quoted(value.text()) + "^^" + value.detail();
        };
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var sign : text.toCharArray()) {
            switch (sign) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(sign);
            }
        }
        return quoted.append('"').toString();
    }

    /** An address without the signs that would end it. */
    private static String iri(String address) {
        return address.replaceAll("[<>\"{}|^`\\\\\\s]", "");
    }

    /** For a JSON writer. */
    Map<String, Object> jsonLd() {
        var root = new LinkedHashMap<String, Object>();
        root.put("@context", PREFIXES);
        root.put("@graph", nodes.stream().map(Graph::jsonLd).toList());
        return root;
    }

    private static Map<String, Object> jsonLd(Node node) {
        var object = new LinkedHashMap<String, Object>();
        object.put("@id", iri(node.address));
        object.put("@type", node.type);
        node.properties.forEach((property, values) ->
                object.put(property, values.stream().map(Graph::jsonLd).toList()));
        return object;
    }

    private static Map<String, String> jsonLd(Value value) {
        return switch (value.kind()) {
            case ADDRESS -> Map.of("@id", iri(value.text()));
            case TEXT -> Map.of("@value", value.text(), "@language", value.detail());
            case TYPED -> Map.of("@value", value.text(), "@type", value.detail());
        };
    }
}
