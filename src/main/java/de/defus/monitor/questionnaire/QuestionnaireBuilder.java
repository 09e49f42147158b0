package de.defus.monitor.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.platform.text.LocalizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes the model from files whose shape has been checked, and checks what a schema cannot: that names mean something. */
final class QuestionnaireBuilder {

    private static final Map<String, MissingCode> MISSING = Map.of(
            "dont_know", MissingCode.DONT_KNOW,
            "not_used", MissingCode.NOT_USED,
            "refused", MissingCode.REFUSED);

    /** German, its simple form beside it, English, then the others by their tag. */
    private static final Comparator<String> LANGUAGE_ORDER = Comparator.comparing(
                    (String tag) -> !tag.split("-")[0].equals(LocalizedText.BASE_LANGUAGE))
            .thenComparing(tag -> !tag.equals("en"))
            .thenComparing(Comparator.naturalOrder());

    private final YamlFile file;
    private final Map<String, YamlFile> wordings;
    private final FileFaults faults;
    private final Map<String, ResponseScale> scales = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Integer> numbers = new HashSet<>();
    /** Items already printed, with their scale: what a routing rule may refer to. */
    private final Map<String, Optional<String>> itemsSoFar = new HashMap<>();
    /** Items whose respondents fall into groups that exclude each other. */
    private final Set<String> itemsOfOneCategory = new HashSet<>();

    private final Set<String> indicatorKeys = new HashSet<>();
    private final Set<Dimension> indexed = new HashSet<>();
    private final Set<String> brokenDown = new HashSet<>();

    QuestionnaireBuilder(YamlFile file, Map<String, YamlFile> wordings, FileFaults faults) {
        this.file = file;
        this.wordings = wordings;
        this.faults = faults;
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
        var indicators = new ArrayList<Indicator>();
        for (int index = 0; index < root.path("indicators").size(); index++) {
            indicators.add(indicator(root.path("indicators").get(index), "/indicators/" + index, sections));
        }
        checkColumns(sections);
        var indices = new ArrayList<Index>();
        for (int index = 0; index < root.path("indices").size(); index++) {
            indices.add(index(root.path("indices").get(index), "/indices/" + index, sections));
        }
        var breakdowns = new ArrayList<Breakdown>();
        for (int index = 0; index < root.path("breakdowns").size(); index++) {
            breakdowns.add(breakdown(root.path("breakdowns").get(index), "/breakdowns/" + index));
        }
        var crossed = new ArrayList<CrossedBreakdown>();
        for (int index = 0; index < root.path("crossed").size(); index++) {
            crossed.add(crossed(root.path("crossed").get(index), "/crossed/" + index, breakdowns));
        }
        checkOptional(sections, indicators, breakdowns);
        var languages = wordings.keySet().stream().sorted(LANGUAGE_ORDER).toList();
        var unreviewed = languages.stream()
                .filter(language ->
                        !wordings.get(language).root().path("reviewed").asBoolean(true))
                .toList();
        return new Questionnaire(
                root.path("key").asText(),
                root.path("version").asInt(),
                words("/title"),
                languages,
                unreviewed,
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
        var words = "/scales/" + name + "/";
        var categories = codes(node.path("categories")).stream()
                .map(code -> new Category(code, words(words + code)))
                .toList();
        Map<MissingCode, LocalizedText> missing = new LinkedHashMap<>();
        node.path("missing").forEach(code -> missing.put(MISSING.get(code.asText()), words(words + code.asText())));
        return new ResponseScale(
                name,
                ResponseScale.Measure.valueOf(upper(node.path("measure"))),
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
        var words = "/sections/" + key + "/";
        return new Section(key, words(words + "title"), optionalWords(words + "intro"), questions);
    }

    private Question question(JsonNode node, String path) {
        var key = unique(node, path);
        var kind = Question.Kind.valueOf(upper(node.path("kind")));
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
        var items = items(node, key, kind, path);
        items.forEach(item -> itemsSoFar.put(item.key(), scale));
        if (kind == Question.Kind.SINGLE || kind == Question.Kind.BATTERY) {
            items.forEach(item -> itemsOfOneCategory.add(item.key()));
        }
        Optional.ofNullable(node.path("place").asText(null))
                .filter(name -> !file.root().path("scales").path(name).has("source"))
                .ifPresent(name -> fault(path + "/place", "questionnaire.fault.placeScale", name));
        checkCode(node, "exclusive", scale, path);
        checkCode(node, "other", scale, path);
        return new Question(
                key,
                node.path("number").asInt(),
                kind,
                words("/questions/" + key + "/stem"),
                optionalWords("/questions/" + key + "/hint"),
                items,
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
                for (var name : columnsAndText(questions.get(index))) {
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

    private List<String> columnsAndText(Question question) {
        var found = new ArrayList<String>();
        var scale = question.scale().map(scales::get);
        if (question.kind() == Question.Kind.MULTIPLE && scale.isPresent()) {
            scale.get()
                    .categories()
                    .forEach(category -> found.add(question.items().get(0).key() + "_" + category.code()));
        }
        question.placeKey().ifPresent(found::add);
        question.textKey().filter(key -> question.kind() != Question.Kind.OPEN).ifPresent(found::add);
        return found;
    }

    private List<Item> items(JsonNode node, String key, Question.Kind kind, String path) {
        var dimension = Dimension.valueOf(upper(node.path("dimension")));
        if (kind != Question.Kind.BATTERY) {
            return List.of(item(node, key, words("/questions/" + key + "/stem"), dimension));
        }
        var items = new ArrayList<Item>();
        for (int index = 0; index < node.path("items").size(); index++) {
            var row = node.path("items").get(index);
            var name = unique(row, path + "/items/" + index);
            items.add(item(row, name, words("/questions/" + key + "/items/" + name), dimension));
        }
        return items;
    }

    private static Item item(JsonNode node, String key, LocalizedText label, Dimension dimension) {
        return new Item(
                key,
                label,
                dimension,
                Evidence.valueOf(upper(node.path("evidence"))),
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
        var codes = codes(node.path("in"));
        checkCodes(itemsSoFar.getOrDefault(item, Optional.empty()), codes, path);
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
        if (!itemsSoFar.containsKey(item)) {
            fault(path, "questionnaire.fault.routing", item);
        }
        return item;
    }

    private Indicator indicator(JsonNode node, String path, List<Section> sections) {
        var key = node.path("key").asText();
        var item = node.path("item").asText();
        if (!indicatorKeys.add(key)) {
            fault(path + "/key", "questionnaire.fault.indicatorTwice", key);
        }
        var codes = codes(node.path("codes"));
        checkCodes(knownItem(item, path), codes, path);
        var dimension = sections.stream()
                .flatMap(section -> section.questions().stream())
                .flatMap(question -> question.items().stream())
                .filter(candidate -> candidate.key().equals(item))
                .map(Item::dimension)
                .findFirst()
                .orElse(Dimension.SOCIO);
        return new Indicator(key, words("/indicators/" + key), dimension, item, Set.copyOf(codes));
    }

    private Index index(JsonNode node, String path, List<Section> sections) {
        var dimension = Dimension.valueOf(upper(node.path("dimension")));
        if (!indexed.add(dimension)) {
            fault(
                    path + "/dimension",
                    "questionnaire.fault.indexTwice",
                    node.path("dimension").asText());
        }
        var columns = new ArrayList<String>();
        var kinds = new HashSet<Integer>();
        node.path("columns").forEach(column -> {
            var kind = kindInIndex(column.asText(), sections);
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
    private Optional<Integer> kindInIndex(String column, List<Section> sections) {
        for (var question : sections.stream()
                .flatMap(section -> section.questions().stream())
                .toList()) {
            var scale = question.scale().map(scales::get);
            if (question.kind() == Question.Kind.MULTIPLE
                    && question.askedIf().isEmpty()
                    && columnsAndText(question).contains(column)
                    && !question.textKey().equals(Optional.of(column))) {
                return Optional.of(0);
            }
            var isOwn = question.items().stream().anyMatch(item -> item.key().equals(column));
            if (isOwn
                    && itemsOfOneCategory.contains(column)
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
        if (itemsSoFar.containsKey(item) && !itemsOfOneCategory.contains(item)) {
            fault(path + "/item", "questionnaire.fault.breakdownKind", item);
        }
        var words = "/breakdowns/" + item + "/";
        var codesInUse = new HashSet<Integer>();
        var groups = groups(node.path("groups"), scale, words, path, codesInUse);
        var coarser = groups(node.path("coarser"), scale, words, path, codesInUse);
        checkCoarser(groups, coarser, path);
        return new Breakdown(item, words(words + "label"), groups, coarser);
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

    private List<Breakdown.Group> groups(
            JsonNode nodes, Optional<String> scale, String words, String path, Set<Integer> codesInUse) {
        var groups = new ArrayList<Breakdown.Group>();
        var grouped = new HashSet<Integer>();
        nodes.forEach(group -> {
            var codes = codes(group.path("codes"));
            checkCodes(scale, codes, path);
            codes.stream()
                    .filter(code -> !grouped.add(code))
                    .forEach(code -> fault(path, "questionnaire.fault.groupedTwice", code));
            var code = group.path("code").asInt();
            if (!codesInUse.add(code)) {
                fault(path, "questionnaire.fault.groupTwice", code);
            }
            groups.add(new Breakdown.Group(code, words(words + "groups/" + code), Set.copyOf(codes)));
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

    private Optional<String> knownItem(String item, String path) {
        if (!itemsSoFar.containsKey(item)) {
            fault(path, "questionnaire.fault.item", item);
        }
        return itemsSoFar.getOrDefault(item, Optional.empty());
    }

    private void checkCode(JsonNode node, String name, Optional<String> scale, String path) {
        if (node.has(name)) {
            checkCodes(scale, List.of(node.path(name).asInt()), path + "/" + name);
        }
    }

    private void checkCodes(Optional<String> scale, List<Integer> codes, String path) {
        var known = scale.map(scales::get)
                .map(found -> found.categories().stream().map(Category::code).toList());
        // The districts' codes are the city's.
        if (known.isEmpty() || known.get().isEmpty()) {
            return;
        }
        codes.stream()
                .filter(code -> !known.get().contains(code))
                .forEach(code -> fault(path, "questionnaire.fault.code", code, scale.get()));
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

    private LocalizedText words(String path) {
        return find(path, true).orElseGet(() -> LocalizedText.same(path));
    }

    private Optional<LocalizedText> optionalWords(String path) {
        return find(path, false);
    }

    /** A wording is in all languages or, if it may be absent, in none. */
    private Optional<LocalizedText> find(String path, boolean needed) {
        var found = new TreeMap<String, String>();
        wordings.forEach((language, wording) -> {
            var node = wording.root().at(path);
            if (node.isTextual()) {
                found.put(language, node.asText());
            }
        });
        if (needed || !found.isEmpty()) {
            wordings.forEach((language, wording) -> {
                if (!found.containsKey(language)) {
                    faults.add(wording, path, "questionnaire.fault.wording");
                }
            });
        }
        return found.containsKey(LocalizedText.BASE_LANGUAGE)
                ? Optional.of(new LocalizedText(found))
                : Optional.empty();
    }

    private static List<Integer> codes(JsonNode nodes) {
        var codes = new ArrayList<Integer>();
        nodes.forEach(node -> codes.add(node.asInt()));
        return codes;
    }

    private static String upper(JsonNode node) {
        return node.asText().toUpperCase(Locale.ROOT);
    }

    private void fault(String path, String messageKey, Object... arguments) {
        faults.add(file, path, messageKey, arguments);
    }
}
