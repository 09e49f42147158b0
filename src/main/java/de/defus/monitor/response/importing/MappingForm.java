package de.defus.monitor.response.importing;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Plain;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A mapping as it is typed: for each column of the file what it means, and lines such as {@code 5 = 1} or {@code weiß
 * nicht = -7} for values that are not the code themselves.
 */
record MappingForm(List<String> targets, List<String> codes, boolean dropHidden) {

    private static final int LONGEST = 20_000;

    MappingForm {
        targets = List.copyOf(targets == null ? List.of() : targets);
        codes = List.copyOf(codes == null ? List.of() : codes);
    }

    /** A mapping as the form shows it. */
    static MappingForm of(FileTable table, Mapping mapping) {
        var rules = mapping.columns().stream()
                .collect(Collectors.toMap(Mapping.ColumnRule::column, rule -> rule, (first, second) -> first));
        var targets = new ArrayList<String>();
        var codes = new ArrayList<String>();
        for (var column : table.columns()) {
            var rule = rules.getOrDefault(column.name(), new Mapping.ColumnRule(column.name(), "", Map.of()));
            targets.add(rule.target());
            codes.add(new TreeMap<>(rule.codes())
                    .entrySet().stream()
                            .map(code -> code.getKey() + " = " + code.getValue())
                            .collect(Collectors.joining("\n")));
        }
        return new MappingForm(targets, codes, mapping.dropHidden());
    }

    /**
     * The mapping that was typed.
     *
     * @throws Refusal {@code INVALID_INPUT} with every field that cannot be read
     */
    Mapping mapping(FileTable table, Questionnaire questionnaire) {
        var columns = table.columns();
        if (targets.size() != columns.size() || codes.size() != columns.size()) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
        var known = new Targets(questionnaire);
        var faults = new ArrayList<Fault>();
        var rules = new ArrayList<Mapping.ColumnRule>();
        for (int index = 0; index < columns.size(); index++) {
            var target = targets.get(index).strip();
            if (!target.isEmpty() && known.find(target).isEmpty()) {
                faults.add(Fault.at(
                        "target-" + index,
                        "importing.fault.noSuchItemAt",
                        columns.get(index).name(),
                        Plain.shown(target)));
            }
            var pairs = pairs(index, columns.get(index).name(), faults);
            rules.add(new Mapping.ColumnRule(columns.get(index).name(), target, pairs));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        return new Mapping(rules, dropHidden);
    }

    private Map<String, Integer> pairs(int index, String column, List<Fault> faults) {
        var pairs = new LinkedHashMap<String, Integer>();
        var typed = codes.get(index);
        var lines = typed.length() > LONGEST
                ? List.of("…")
                : typed.lines().filter(line -> !line.isBlank()).toList();
        for (var line : lines) {
            var equals = line.lastIndexOf('=');
            var code = equals < 1 ? "" : line.substring(equals + 1).strip();
            var value = equals < 1 ? "" : Plain.code(line.substring(0, equals));
            if (value.isEmpty() || !code.matches("-?[0-9]{1,2}") || pairs.containsKey(value)) {
                faults.add(Fault.at("codes-" + index, "importing.fault.codeLine", column, Plain.shown(line)));
            } else {
                pairs.put(value, Integer.valueOf(code));
            }
        }
        return pairs;
    }
}
