package de.defus.monitor.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Reads what a questionnaire's file says of its results: headline figures, indices, breakdowns. */
final class ResultParts {

    private final YamlFile file;
    private final FileFaults faults;
    private final PrintedWords words;
    private final NamedItems items;
    private final Map<String, ResponseScale> scales;
    private final List<Section> sections;
    private final Set<String> indicatorKeys = new HashSet<>();
    private final Set<Dimension> indexed = new HashSet<>();
    private final Set<String> brokenDown = new HashSet<>();

    ResultParts(
            YamlFile file,
            FileFaults faults,
            PrintedWords words,
            NamedItems items,
            Map<String, ResponseScale> scales,
            List<Section> sections) {
        this.file = file;
        this.faults = faults;
        this.words = words;
        this.items = items;
        this.scales = scales;
        this.sections = sections;
    }

    List<Indicator> indicators() {
        return each("indicators", this::indicator);
    }

    List<Index> indices() {
        return each("indices", this::index);
    }

    List<Breakdown> breakdowns() {
        return each("breakdowns", this::breakdown);
    }

    /** @param breakdowns those of the same file */
    List<CrossedBreakdown> crossed(List<Breakdown> breakdowns) {
        return each("crossed", (node, path) -> crossed(node, path, breakdowns));
    }

    private <T> List<T> each(String name, BiFunction<JsonNode, String, T> reader) {
        var nodes = file.root().path(name);
        return IntStream.range(0, nodes.size())
                .mapToObj(index -> reader.apply(nodes.get(index), "/" + name + "/" + index))
                .toList();
    }

    private Indicator indicator(JsonNode node, String path) {
        var key = node.path("key").asText();
        var item = node.path("item").asText();
        if (!indicatorKeys.add(key)) {
            fault(path + "/key", "questionnaire.fault.indicatorTwice", key);
        }
        var codes = Nodes.codes(node.path("codes"));
        items.checkCodes(knownItem(item, path), codes, path);
        var dimension = sections.stream()
                .flatMap(section -> section.questions().stream())
                .flatMap(question -> question.items().stream())
                .filter(candidate -> candidate.key().equals(item))
                .map(Item::dimension)
                .findFirst()
                .orElse(Dimension.SOCIO);
        return new Indicator(key, words.at("/indicators/" + key), dimension, item, Set.copyOf(codes));
    }

    private Index index(JsonNode node, String path) {
        var dimension = Dimension.valueOf(Nodes.upper(node.path("dimension")));
        if (!indexed.add(dimension)) {
            fault(
                    path + "/dimension",
                    "questionnaire.fault.indexTwice",
                    node.path("dimension").asText());
        }
        var columns = new ArrayList<String>();
        var kinds = new HashSet<Integer>();
        node.path("columns").forEach(column -> {
            var kind = kindInIndex(column.asText());
            if (kind.isEmpty()) {
                fault(path + "/columns", "questionnaire.fault.indexColumn", column.asText());
            }
            kind.ifPresent(kinds::add);
            columns.add(column.asText());
        });
        if (kinds.size() > 1) {
            fault(path + "/columns", "questionnaire.fault.indexMixed");
        }
        return new Index(dimension, columns);
    }

    /** How many categories a rated item has, 0 for a box; absent for all else, of which no mean can be taken. */
    private Optional<Integer> kindInIndex(String column) {
        for (var question : sections.stream()
                .flatMap(section -> section.questions().stream())
                .toList()) {
            var scale = question.scale().map(scales::get);
            if (question.kind() == Question.Kind.MULTIPLE
                    && question.askedIf().isEmpty()
                    && items.columnsAndText(question).contains(column)
                    && !question.textKey().equals(Optional.of(column))) {
                return Optional.of(0);
            }
            var isOwn = question.items().stream().anyMatch(item -> item.key().equals(column));
            if (isOwn
                    && items.isOfOneCategory(column)
                    && scale.isPresent()
                    && scale.get().measure() == ResponseScale.Measure.ORDINAL
                    && scale.get().direction() != ResponseScale.Direction.NONE
                    && scale.get().categories().size() > 1) {
                return Optional.of(scale.get().categories().size());
            }
        }
        return Optional.empty();
    }

    private Breakdown breakdown(JsonNode node, String path) {
        var item = node.path("item").asText();
        var scale = knownItem(item, path);
        if (!brokenDown.add(item)) {
            fault(path + "/item", "questionnaire.fault.breakdownTwice", item);
        }
        if (items.has(item) && !items.isOfOneCategory(item)) {
            fault(path + "/item", "questionnaire.fault.breakdownKind", item);
        }
        var wording = "/breakdowns/" + item + "/";
        var codesInUse = new HashSet<Integer>();
        var groups = groups(node.path("groups"), scale, wording, path, codesInUse);
        var coarser = groups(node.path("coarser"), scale, wording, path, codesInUse);
        checkCoarser(groups, coarser, path);
        return new Breakdown(item, words.at(wording + "label"), groups, coarser);
    }

    private List<Breakdown.Group> groups(
            JsonNode nodes, Optional<String> scale, String wording, String path, Set<Integer> codesInUse) {
        var groups = new ArrayList<Breakdown.Group>();
        var grouped = new HashSet<Integer>();
        nodes.forEach(group -> {
            var codes = Nodes.codes(group.path("codes"));
            items.checkCodes(scale, codes, path);
            codes.stream()
                    .filter(code -> !grouped.add(code))
                    .forEach(code -> fault(path, "questionnaire.fault.groupedTwice", code));
            var code = group.path("code").asInt();
            if (!codesInUse.add(code)) {
                fault(path, "questionnaire.fault.groupTwice", code);
            }
            groups.add(new Breakdown.Group(code, words.at(wording + "groups/" + code), Set.copyOf(codes)));
        });
        return groups;
    }

    /** Coarser groups that cut through a group, or take in others, could be taken off each other. */
    private void checkCoarser(List<Breakdown.Group> groups, List<Breakdown.Group> coarser, String path) {
        var needed = new HashSet<Integer>();
        groups.forEach(group -> needed.addAll(group.codes()));
        var taken = new HashSet<Integer>();
        coarser.forEach(group -> taken.addAll(group.codes()));
        if (!coarser.isEmpty() && !taken.equals(needed)) {
            fault(path + "/coarser", "questionnaire.fault.coarser");
        }
        for (var large : coarser) {
            var cut = groups.stream()
                    .anyMatch(group -> group.codes().stream().anyMatch(large.codes()::contains)
                            && !large.codes().containsAll(group.codes()));
            if (cut) {
                fault(path + "/coarser", "questionnaire.fault.coarserCuts", large.code());
            }
        }
    }

    private CrossedBreakdown crossed(JsonNode node, String path, List<Breakdown> breakdowns) {
        var item = node.path("item").asText();
        var by = node.path("by").asText();
        for (var name : List.of(item, by)) {
            if (!brokenDown.contains(name) || item.equals(by)) {
                fault(path, "questionnaire.fault.crossed", name);
            }
        }
        var group = node.path("group").asInt();
        breakdowns.stream()
                .filter(breakdown -> breakdown.item().equals(by))
                .filter(breakdown -> breakdown.groups().stream().noneMatch(own -> own.code() == group))
                .forEach(breakdown -> fault(path, "questionnaire.fault.crossedGroup", by, group));
        return new CrossedBreakdown(item, by, group);
    }

    /** The scale of an item that must be known. */
    private Optional<String> knownItem(String item, String path) {
        if (!items.has(item)) {
            fault(path, "questionnaire.fault.item", item);
        }
        return items.scale(item);
    }

    private void fault(String path, String messageKey, Object... arguments) {
        faults.add(file, path, messageKey, arguments);
    }
}
