package de.defus.monitor.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML file as a JSON tree that remembers on which line each part stands. No tags of types, no aliases, no key twice:
 * a questionnaire needs none of them, and each has been used to attack a parser.
 */
final class YamlFile {

    private static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 20;

    private final String name;
    private final FileFaults faults;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private JsonNode root = JsonNodeFactory.instance.nullNode();

    private YamlFile(String name, FileFaults faults) {
        this.name = name;
        this.faults = faults;
    }

    /** Reads a file; what is wrong with it is added to the faults, and the tree is then incomplete. */
    static YamlFile read(String name, String text, FileFaults faults) {
        var file = new YamlFile(name, faults);
        var settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(LARGEST)
                .setUseMarks(true)
                .build();
        try {
            new Compose(settings).composeString(text).ifPresent(node -> file.root = file.tree(node, "", 0));
        } catch (MarkedYamlEngineException broken) {
            var line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            faults.add(name, line, "", "questionnaire.fault.yaml", broken.getProblem());
        } catch (YamlEngineException broken) {
            faults.add(name, 1, "", "questionnaire.fault.yaml", broken.getMessage());
        }
        return file;
    }

    String name() {
        return name;
    }

    JsonNode root() {
        return root;
    }

    /** The line of a part, or of the nearest part around it. */
    int line(String path) {
        for (var part = path; ; part = part.substring(0, part.lastIndexOf('/'))) {
            var line = Optional.ofNullable(lines.get(part));
            if (line.isPresent() || part.isEmpty()) {
                return line.orElse(1);
            }
        }
    }

    private JsonNode tree(Node node, String path, int depth) {
        node.getStartMark().ifPresent(mark -> lines.putIfAbsent(path, mark.getLine() + 1));
        if (depth > DEEPEST || !(node instanceof ScalarNode) && !seen.add(node)) {
            faults.add(name, line(path), path, "questionnaire.fault.alias");
            return JsonNodeFactory.instance.nullNode();
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, path, depth);
        }
        if (node instanceof SequenceNode sequence) {
            var array = JsonNodeFactory.instance.arrayNode();
            for (var element : sequence.getValue()) {
                array.add(tree(element, path + "/" + array.size(), depth + 1));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private JsonNode object(MappingNode mapping, String path, int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var entry : mapping.getValue()) {
            var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            var below = path + "/" + key;
            entry.getKeyNode().getStartMark().ifPresent(mark -> lines.put(below, mark.getLine() + 1));
            if (object.has(key)) {
                faults.add(name, line(below), below, "questionnaire.fault.keyTwice", key);
            }
            object.set(key, tree(entry.getValueNode(), below, depth + 1));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode node) {
        var json = JsonNodeFactory.instance;
        var text = node.getValue();
        if (node.getTag().equals(Tag.INT) && text.matches("-?[0-9]{1,9}")) {
            return json.numberNode(Integer.parseInt(text));
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return json.booleanNode(Boolean.parseBoolean(text));
        }
        return node.getTag().equals(Tag.NULL) ? json.nullNode() : json.textNode(text);
    }
}
