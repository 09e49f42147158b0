package de.defus.monitor.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.platform.text.LocalizedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the model from files whose shape has been checked, and checks what a schema cannot: that names mean something. */
final class QuestionnaireBuilder {

    private static final Map<String, MissingCode> MISSING = Map.of(
            "dont_know", MissingCode.DONT_KNOW,
            "not_used", MissingCode.NOT_USED,
            "refused", MissingCode.REFUSED);

    private final YamlFile file;
    private final FileFaults faults;
    private final PrintedWords words;
    private final Map<String, ResponseScale> scales = new LinkedHashMap<>();
    private final NamedItems items;
    private final Set<String> names = new HashSet<>();
    private final Set<Integer> numbers = new HashSet<>();

    QuestionnaireBuilder(YamlFile file, Map<String, YamlFile> wordings, FileFaults faults) {
        this.file = file;
        this.faults = faults;
        this.words = new PrintedWords(wordings, faults);
        this.items = new NamedItems(file, faults, scales);
    }

    Questionnaire build() {
        var root = file.root();
        root.path("scales").properties().forEach(entry -> {
            if (entry.getKey().startsWith(Item.OWN)) {
                fault("/scales/" + entry.getKey(), "questionnaire.fault.reserved", entry.getKey(), Item.OWN);
            }
            scales.put(entry.getKey(), scale(entry));
        });
        var sections = new ArrayList<Section>();
        for (int index = 0; index < root.path("sections").size(); index++) {
            sections.add(section(root.path("sections").get(index), "/sections/" + index));
        }
        var results = new ResultParts(file, faults, words, items, scales, sections);
        var indicators = results.indicators();
        checkColumns(sections);
        var indices = results.indices();
        var breakdowns = results.breakdowns();
        var crossed = results.crossed(breakdowns);
        checkOptional(sections, indicators, breakdowns);
        return new Questionnaire(
                root.path("key").asText(),
                root.path("version").asInt(),
                words.at("/title"),
                words.languages(),
                words.unreviewed(),
                sections,
                scales,
                indicators,
                indices,
                breakdowns,
                crossed,
                root.path("minimum_base").asInt(Questionnaire.USUAL_MINIMUM_BASE));
    }

    private ResponseScale scale(Map.Entry<String, JsonNode> entry) {
        var name = entry.getKey();
        var node = entry.getValue();
        var wording = "/scales/" + name + "/";
        var categories = Nodes.codes(node.path("categories")).stream()
                .map(code -> new Category(code, words.at(wording + code)))
                .toList();
        Map<MissingCode, LocalizedText> missing = new LinkedHashMap<>();
        node.path("missing")
                .forEach(code -> missing.put(MISSING.get(code.asText()), words.at(wording + code.asText())));
        return new ResponseScale(
                name,
                ResponseScale.Measure.valueOf(Nodes.upper(node.path("measure"))),
                ResponseScale.Direction.valueOf(
                        node.path("direction").asText("none").toUpperCase(Locale.ROOT)),
                categories,
                missing);
    }

    private Section section(JsonNode node, String path) {
        var key = unique(node, path);
        var questions = new ArrayList<Question>();
        for (int index = 0; index < node.path("questions").size(); index++) {
            questions.add(question(node.path("questions").get(index), path + "/questions/" + index));
        }
        var wording = "/sections/" + key + "/";
        return new Section(key, words.at(wording + "title"), words.optional(wording + "intro"), questions);
    }

    private Question question(JsonNode node, String path) {
        var key = unique(node, path);
        var kind = Question.Kind.valueOf(Nodes.upper(node.path("kind")));
        if (!numbers.add(node.path("number").asInt())) {
            fault(
                    path + "/number",
                    "questionnaire.fault.numberTwice",
                    node.path("number").asInt());
        }
        var askedIf = node.has("asked_if")
                ? Optional.of(condition(node.path("asked_if"), path + "/asked_if"))
                : Optional.<Condition>empty();
        var scale = Optional.ofNullable(node.path("scale").asText(null));
        scale.filter(name -> !scales.containsKey(name))
                .ifPresent(name -> fault(path + "/scale", "questionnaire.fault.scale", name));
        var rows = items(node, key, kind, path);
        rows.forEach(item -> items.add(item, scale, kind));
        Optional.ofNullable(node.path("place").asText(null))
                .filter(name -> !file.root().path("scales").path(name).has("source"))
                .ifPresent(name -> fault(path + "/place", "questionnaire.fault.placeScale", name));
        checkCode(node, "exclusive", scale, path);
        checkCode(node, "other", scale, path);
        return new Question(
                key,
                node.path("number").asInt(),
                kind,
                words.at("/questions/" + key + "/stem"),
                words.optional("/questions/" + key + "/hint"),
                rows,
                scale,
                askedIf,
                node.path("required").asBoolean(false),
                node.path("maximum_choices").asInt(0),
                node.path("exclusive").asInt(0),
                node.path("other").asInt(0),
                node.path("city_places").asBoolean(false),
                node.path("maximum_length").asInt(0),
                Optional.ofNullable(node.path("place").asText(null)),
                node.path("optional").asBoolean(false));
    }

    /**
     * What weights, headline figures and routing rest on cannot be left out, nor what decides about a question that cannot. A
     * question that an optional one decides about is left out with it.
     */
    private void checkOptional(List<Section> sections, List<Indicator> indicators, List<Breakdown> breakdowns) {
        var needed = new HashSet<String>();
        indicators.forEach(indicator -> needed.add(indicator.item()));
        breakdowns.forEach(breakdown -> needed.add(breakdown.item()));
        sections.stream()
                .flatMap(section -> section.questions().stream())
                .filter(question -> !question.optional())
                .flatMap(question -> question.askedIf().stream())
                .forEach(condition -> needed.addAll(condition.items()));
        for (int page = 0; page < sections.size(); page++) {
            var questions = sections.get(page).questions();
            for (int index = 0; index < questions.size(); index++) {
                var question = questions.get(index);
                var isNeeded =
                        question.required() || question.items().stream().anyMatch(item -> needed.contains(item.key()));
                if (question.optional() && isNeeded) {
                    fault(
                            "/sections/%d/questions/%d/optional".formatted(page, index),
                            "questionnaire.fault.optional",
                            question.key());
                }
            }
        }
    }

    /** A box's column or a free text's key may meet another item's key: "reasons_1" is the first box of "reasons". */
    private void checkColumns(List<Section> sections) {
        var taken = new HashSet<String>();
        for (int page = 0; page < sections.size(); page++) {
            var questions = sections.get(page).questions();
            for (int index = 0; index < questions.size(); index++) {
                for (var name : items.columnsAndText(questions.get(index))) {
                    if (names.contains(name) || !taken.add(name)) {
                        fault(
                                "/sections/%d/questions/%d/key".formatted(page, index),
                                "questionnaire.fault.columnTwice",
                                name);
                    }
                }
            }
        }
    }

    private List<Item> items(JsonNode node, String key, Question.Kind kind, String path) {
        var dimension = Dimension.valueOf(Nodes.upper(node.path("dimension")));
        if (kind != Question.Kind.BATTERY) {
            return List.of(item(node, key, words.at("/questions/" + key + "/stem"), dimension));
        }
        var rows = new ArrayList<Item>();
        for (int index = 0; index < node.path("items").size(); index++) {
            var row = node.path("items").get(index);
            var name = unique(row, path + "/items/" + index);
            rows.add(item(row, name, words.at("/questions/" + key + "/items/" + name), dimension));
        }
        return rows;
    }

    private static Item item(JsonNode node, String key, LocalizedText label, Dimension dimension) {
        return new Item(
                key,
                label,
                dimension,
                Evidence.valueOf(Nodes.upper(node.path("evidence"))),
                node.path("comparability").asText());
    }

    private Condition condition(JsonNode node, String path) {
        if (node.has("all")) {
            return new Condition.All(conditions(node.path("all"), path + "/all"));
        }
        if (node.has("any")) {
            return new Condition.Any(conditions(node.path("any"), path + "/any"));
        }
        if (node.has("not")) {
            return new Condition.Not(condition(node.path("not"), path + "/not"));
        }
        if (node.has("answered")) {
            return new Condition.Answered(earlier(node.path("answered").asText(), path));
        }
        var item = earlier(node.path("item").asText(), path);
        var codes = Nodes.codes(node.path("in"));
        items.checkCodes(items.scale(item), codes, path);
        return new Condition.In(item, Set.copyOf(codes));
    }

    private List<Condition> conditions(JsonNode nodes, String path) {
        var parts = new ArrayList<Condition>();
        for (int index = 0; index < nodes.size(); index++) {
            parts.add(condition(nodes.get(index), path + "/" + index));
        }
        return parts;
    }

    private String earlier(String item, String path) {
        if (!items.has(item)) {
            fault(path, "questionnaire.fault.routing", item);
        }
        return item;
    }

    private void checkCode(JsonNode node, String name, Optional<String> scale, String path) {
        if (node.has(name)) {
            items.checkCodes(scale, List.of(node.path(name).asInt()), path + "/" + name);
        }
    }

    private String unique(JsonNode node, String path) {
        var key = node.path("key").asText();
        if (key.startsWith(Item.OWN)) {
            fault(path + "/key", "questionnaire.fault.reserved", key, Item.OWN);
        }
        // Sections and questions are named apart; an item of one row bears its question's name.
        if (!names.add((path.contains("/questions/") ? "" : "section ") + key)) {
            fault(path + "/key", "questionnaire.fault.nameTwice", key);
        }
        return key;
    }

    private void fault(String path, String messageKey, Object... arguments) {
        faults.add(file, path, messageKey, arguments);
    }
}
