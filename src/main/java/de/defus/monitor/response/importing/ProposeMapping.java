package de.defus.monitor.response.importing;

import de.defus.monitor.platform.table.FileColumn;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Plain;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Proposes what the columns of a file mean: a column of the same name as an item or box, or else labelled with the same
 * words, means it; a value labelled with the words of a category is its code. What is not equal is left to the analyst.
 */
final class ProposeMapping {

    private static final int MOST_VALUES = 200;
    private static final Set<String> WEIGHTS =
            Set.of("weight", "gewicht", "gew", "wgt", "designweight", "designgewicht", "weights", "gewichtung");
    private static final Set<String> UNITS = Set.of(
            "id",
            "lfdnr",
            "lfd",
            "laufendenummer",
            "nr",
            "caseid",
            "case",
            "fall",
            "fallnummer",
            "respondent",
            "respondentid",
            "unit",
            "unitid",
            "respnr",
            "serial");
    private static final Set<String> TICKED = Set.of(
            "genannt", "ja", "yes", "ticked", "quoted", "selected", "checked", "x", "true", "wahr", "angekreuzt");
    private static final Set<String> NOT_TICKED = Set.of(
            "nichtgenannt",
            "nein",
            "no",
            "notticked",
            "notquoted",
            "notselected",
            "unchecked",
            "false",
            "falsch",
            "nichtangekreuzt");
    private static final Set<String> DONT_KNOW = Set.of("weißnicht", "weissnicht", "dontknow", "dk", "wn");
    private static final Set<String> REFUSED = Set.of("keineangabe", "ka", "noanswer", "refused", "verweigert", "na");
    private static final Set<String> SKIPPED =
            Set.of("trifftnichtzu", "nichtgefragt", "notasked", "notapplicable", "filter", "tnz");

    private final Questionnaire questionnaire;
    private final Targets targets;
    private final Map<String, Integer> districtKeys;
    private final Map<String, String> targetOfName = new HashMap<>();
    private final Map<String, Set<String>> targetsOfLabel = new HashMap<>();

    /**
     * @param districtKeys codes of the city's districts by their own keys, such as official numbers
     */
    ProposeMapping(Questionnaire questionnaire, Map<String, Integer> districtKeys) {
        this.questionnaire = questionnaire;
        this.targets = new Targets(questionnaire);
        this.districtKeys = Map.copyOf(districtKeys);
        targets.list().forEach(this::remember);
    }

    /** A rule for every column of the file. */
    Mapping propose(FileTable table) {
        var taken = new HashSet<String>();
        var rules = new ArrayList<Mapping.ColumnRule>();
        for (int index = 0; index < table.columns().size(); index++) {
            var column = table.columns().get(index);
            var target = target(column, table.weightColumn()).filter(taken::add);
            var codes = target.flatMap(targets::find)
                    .map(found -> codes(found, column, values(table, column)))
                    .orElse(Map.of());
            rules.add(new Mapping.ColumnRule(column.name(), target.orElse(""), codes));
        }
        return new Mapping(rules, false);
    }

    private void remember(Target target) {
        targetOfName.put(target.name().toLowerCase(java.util.Locale.ROOT), target.name());
        for (var language : questionnaire.languages()) {
            switch (target.kind()) {
                case SINGLE -> label(target.item().orElseThrow().label().in(language), target.name());
                case BOX ->
                    target.scale().orElseThrow().categories().stream()
                            .filter(category -> category.code() == target.boxCode())
                            .forEach(category -> label(category.label().in(language), target.name()));
                case WHOLE, TEXT -> {
                    if (target.question().orElseThrow().kind() == Question.Kind.OPEN
                            || target.kind() == Target.Kind.WHOLE) {
                        label(target.question().orElseThrow().stem().in(language), target.name());
                    }
                }
                case WEIGHT, UNIT -> {}
            }
        }
    }

    private void label(String label, String target) {
        targetsOfLabel
                .computeIfAbsent(Plain.word(label), word -> new HashSet<>())
                .add(target);
    }

    private Optional<String> target(FileColumn column, Optional<String> weightColumn) {
        var named = targetOfName.get(column.name().toLowerCase(java.util.Locale.ROOT));
        if (named != null) {
            return Optional.of(named);
        }
        if (weightColumn.filter(column.name()::equals).isPresent() || WEIGHTS.contains(Plain.word(column.name()))) {
            return Optional.of(Target.WEIGHT);
        }
        if (UNITS.contains(Plain.word(column.name()))) {
            return Optional.of(Target.UNIT);
        }
        // CSV and XLSX have no labels, so their headings may be the words themselves.
        return List.of(column.label(), column.name()).stream()
                .map(Plain::word)
                .filter(word -> !word.isEmpty())
                .map(word -> targetsOfLabel.getOrDefault(word, Set.of()))
                .filter(found -> found.size() == 1)
                .map(found -> found.iterator().next())
                .findFirst();
    }

    private static Set<String> values(FileTable table, FileColumn column) {
        var index = table.indexOf(column.name());
        var values = new LinkedHashSet<String>();
        for (var row : table.rows()) {
            var value = Plain.code(row.cells().get(index));
            if (!value.isEmpty() && values.size() < MOST_VALUES) {
                values.add(value);
            }
        }
        return values;
    }

    private Map<String, Integer> codes(Target target, FileColumn column, Set<String> values) {
        if (target.scale().isEmpty()) {
            return Map.of();
        }
        var labels = new HashMap<String, String>();
        column.valueLabels().forEach((value, label) -> labels.put(Plain.code(value), label));
        var declared = new HashSet<String>();
        column.missing().forEach(value -> declared.add(Plain.code(value)));
        var codes = new TreeMap<String, Integer>();
        for (var value : values) {
            var word = Plain.word(labels.getOrDefault(value, value));
            meaning(target, word)
                    .or(() -> target.codes().stream().anyMatch(code -> value.equals(code.toString()))
                            ? Optional.empty()
                            : missing(target, word, declared.contains(value)))
                    .filter(code -> !value.equals(code.toString()))
                    .ifPresent(code -> codes.put(value, code));
        }
        return codes;
    }

    /** The code whose words these are. */
    private Optional<Integer> meaning(Target target, String word) {
        if (target.kind() == Target.Kind.BOX) {
            return TICKED.contains(word)
                    ? Optional.of(1)
                    : NOT_TICKED.contains(word) ? Optional.of(0) : Optional.empty();
        }
        var scale = target.scale().orElseThrow();
        for (var language : questionnaire.languages()) {
            for (var category : scale.categories()) {
                if (Plain.word(category.label().in(language)).equals(word)) {
                    return Optional.of(category.code());
                }
            }
            for (var missing : scale.missing().entrySet()) {
                if (Plain.word(missing.getValue().in(language)).equals(word)) {
                    return Optional.of(missing.getKey().code());
                }
            }
        }
        return isDistrict(scale) ? byKey(scale, word) : Optional.empty();
    }

    private boolean isDistrict(ResponseScale scale) {
        return scale.key().equals(Questionnaire.DISTRICT_SCALE);
    }

    /** A district's own key; but a number that is a code as well means the code. */
    private Optional<Integer> byKey(ResponseScale scale, String word) {
        var isCode = scale.categories().stream().map(Category::code).anyMatch(code -> word.equals(code.toString()));
        return isCode
                ? Optional.empty()
                : districtKeys.entrySet().stream()
                        .filter(entry -> Plain.word(Plain.code(entry.getKey())).equals(word))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    private static Optional<Integer> missing(Target target, String word, boolean declared) {
        if (DONT_KNOW.contains(word)) {
            return Optional.of(
                    target.offers(MissingCode.DONT_KNOW.code())
                            ? MissingCode.DONT_KNOW.code()
                            : MissingCode.REFUSED.code());
        }
        if (SKIPPED.contains(word)) {
            return Optional.of(MissingCode.SKIPPED_BY_ROUTE.code());
        }
        return REFUSED.contains(word) || declared ? Optional.of(MissingCode.REFUSED.code()) : Optional.empty();
    }
}
