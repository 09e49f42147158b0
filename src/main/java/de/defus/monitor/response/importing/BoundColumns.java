package de.defus.monitor.response.importing;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.table.FileColumn;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Plain;
import de.defus.monitor.questionnaire.Column;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Binds the columns of a file to what they mean by a mapping, and finds what in the mapping does not fit. */
final class BoundColumns {

    private final Questionnaire questionnaire;
    private final FileTable table;
    private final Findings findings;
    private final List<BoundColumn> bound = new ArrayList<>();
    private final Map<String, String> columnOfItem = new HashMap<>();

    BoundColumns(Questionnaire questionnaire, FileTable table, Mapping mapping, Findings findings) {
        this.questionnaire = questionnaire;
        this.table = table;
        this.findings = findings;
        bind(mapping);
    }

    List<BoundColumn> list() {
        return bound;
    }

    /** The column of the file that fills an item or a free text, if there is one. */
    Optional<String> findColumnOf(String item) {
        return Optional.ofNullable(columnOfItem.get(item));
    }

    /** Columns of the file that mean nothing. */
    List<String> unused() {
        var used = bound.stream().map(BoundColumn::column).collect(Collectors.toSet());
        return table.columns().stream()
                .map(FileColumn::name)
                .filter(name -> !used.contains(name))
                .toList();
    }

    boolean isWeighted() {
        return bound.stream().anyMatch(column -> column.target().kind() == Target.Kind.WEIGHT);
    }

    /** Whether the file fills a column of the questionnaire. */
    boolean isFilled(Column column) {
        return bound.stream().map(BoundColumn::target).anyMatch(target -> switch (target.kind()) {
            case SINGLE, BOX -> target.name().equals(column.name());
            case WHOLE ->
                column.isBox() && target.itemKey().equals(column.item().key());
            case TEXT, UNIT, WEIGHT -> false;
        });
    }

    /** The part of the questionnaire that the file answers. */
    Questionnaire part() {
        var questions = new HashSet<String>();
        var items = new HashSet<String>();
        bound.forEach(column -> {
            column.target().question().ifPresent(question -> questions.add(question.key()));
            column.target()
                    .item()
                    .filter(item -> column.target().kind() != Target.Kind.TEXT)
                    .ifPresent(item -> items.add(item.key()));
        });
        return AskedPart.of(questionnaire, questions, items);
    }

    private void bind(Mapping mapping) {
        var targets = new Targets(questionnaire);
        var taken = new HashMap<String, String>();
        var named = new HashSet<String>();
        for (var rule : mapping.columns()) {
            var index = table.indexOf(rule.column());
            if (index < 0) {
                find(0, rule.column(), "importing.fault.noSuchColumn");
            } else if (!named.add(rule.column())) {
                find(0, rule.column(), "importing.fault.columnTwice");
            } else if (!rule.target().isEmpty()) {
                targets.find(rule.target())
                        .ifPresentOrElse(
                                target -> bind(rule, index, target, taken),
                                () -> find(0, rule.column(), "importing.fault.noSuchItem", Plain.shown(rule.target())));
            }
        }
        if (questionnaire.findQuestionOf(CodeRows.STRATUM).isPresent()
                && bound.stream().noneMatch(column -> column.target().name().equals(CodeRows.STRATUM))) {
            findings.add(new Finding(0, "", Fault.at("column", "importing.fault.noStratum")));
        }
    }

    private void bind(Mapping.ColumnRule rule, int index, Target target, Map<String, String> taken) {
        var first = taken.putIfAbsent(target.name(), rule.column());
        if (first != null && target.kind() != Target.Kind.WHOLE) {
            find(0, rule.column(), "importing.fault.targetTwice", target.name(), first);
            return;
        }
        var other = bound.stream()
                .filter(column -> target.kind() == Target.Kind.BOX
                                && column.target().kind() == Target.Kind.WHOLE
                        || target.kind() == Target.Kind.WHOLE && column.target().kind() == Target.Kind.BOX)
                .filter(column -> column.target().itemKey().equals(target.itemKey()))
                .findFirst();
        if (other.isPresent()) {
            find(0, rule.column(), "importing.fault.boxesAndWhole", other.get().column());
            return;
        }
        var allowed = target.codes();
        rule.codes().values().stream()
                .distinct()
                .filter(code -> target.scale().isEmpty() || !allowed.contains(code))
                .sorted()
                .forEach(code -> find(0, rule.column(), "importing.fault.noSuchCode", code.toString(), target.name()));
        var codes = new HashMap<String, Integer>();
        rule.codes().forEach((value, code) -> {
            if (allowed.contains(code)) {
                codes.put(Plain.code(value), code);
            }
        });
        bound.add(new BoundColumn(index, rule.column(), target, codes, allowed, new AtomicInteger()));
        target.item().ifPresent(item -> columnOfItem.putIfAbsent(item.key(), rule.column()));
        if (target.kind() == Target.Kind.TEXT) {
            columnOfItem.put(target.name(), rule.column());
        }
    }

    private void find(int row, String column, String key, Object... arguments) {
        findings.add(Finding.at(row, column, key, arguments));
    }
}
