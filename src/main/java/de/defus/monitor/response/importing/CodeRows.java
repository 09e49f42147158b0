package de.defus.monitor.response.importing;

import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.table.FileColumn;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Plain;
import de.defus.monitor.questionnaire.Column;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.check.AnswerChecker;
import de.defus.monitor.questionnaire.check.AnswerSheet;
import de.defus.monitor.response.AddImportedAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Codes the rows of a file by a mapping, with the same check that residents' answers pass. Everything that does not fit is
 * found, nothing is guessed and nothing left out in silence. Pure: stores nothing.
 */
final class CodeRows {

    private static final String STRATUM = "district";

    private final Questionnaire questionnaire;
    private final FileTable table;
    private final Mapping mapping;
    private final List<Bound> bound = new ArrayList<>();
    private final Findings findings = new Findings();
    private final CheckStrata strata;
    private final Map<String, Integer> rowOfUnit = new HashMap<>();
    private final Map<String, String> columnOfItem = new HashMap<>();

    private CodeRows(Questionnaire questionnaire, FileTable table, Mapping mapping, List<PopulationCount> population) {
        this.questionnaire = questionnaire;
        this.table = table;
        this.mapping = mapping;
        this.strata = new CheckStrata(questionnaire, population);
    }

    /** A column of the file with what it means. */
    private record Bound(
            int index,
            String column,
            Target target,
            Map<String, Integer> codes,
            Set<Integer> allowed,
            AtomicInteger said) {

        /** Whether it is to hold answers and no cell says anything. */
        boolean isAllMissing() {
            return target.scale().isPresent() && said.get() == 0;
        }
    }

    /** What one row comes to. */
    private static final class Row {
        private final Map<String, List<String>> raw = new HashMap<>();
        private final Set<String> faulty = new HashSet<>();
        private final Set<String> notAsked = new HashSet<>();
        private OptionalDouble weight = OptionalDouble.empty();
    }

    /**
     * Codes a file.
     *
     * @param population persons by district, with whom the wave will be weighted; empty if they are not known
     */
    static CodedFile code(
            Questionnaire questionnaire, FileTable table, Mapping mapping, List<PopulationCount> population) {
        return new CodeRows(questionnaire, table, mapping, population).code();
    }

    private CodedFile code() {
        bind();
        var columns = Columns.of(questionnaire);
        var filled = columns.stream().map(this::isFilled).toList();
        var absent = new ArrayList<String>();
        for (int index = 0; index < columns.size(); index++) {
            if (!filled.get(index)) {
                absent.add(columns.get(index).name());
            }
        }
        var used = new HashSet<String>();
        bound.forEach(column -> used.add(column.column()));
        var unused = table.columns().stream()
                .map(FileColumn::name)
                .filter(name -> !used.contains(name))
                .toList();
        var weighted = bound.stream().anyMatch(column -> column.target().kind() == Target.Kind.WEIGHT);
        var answers = rows(columns, filled);
        bound.stream()
                .filter(column -> column.isAllMissing())
                .forEach(column -> find(
                        0,
                        column.column(),
                        "importing.fault.allMissing",
                        column.target().name()));
        strata.findings(columnOfItem.getOrDefault(STRATUM, "")).forEach(findings::add);
        var all = findings.list();
        return new CodedFile(all.isEmpty() ? answers : List.of(), all, part(), unused, absent, weighted);
    }

    /** The part of the questionnaire that the file answers. */
    private Questionnaire part() {
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

    private void bind() {
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
        if (questionnaire.findQuestionOf(STRATUM).isPresent()
                && bound.stream().noneMatch(column -> column.target().name().equals(STRATUM))) {
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
        bound.add(new Bound(index, rule.column(), target, codes, allowed, new AtomicInteger()));
        target.item().ifPresent(item -> columnOfItem.putIfAbsent(item.key(), rule.column()));
        if (target.kind() == Target.Kind.TEXT) {
            columnOfItem.put(target.name(), rule.column());
        }
    }

    private boolean isFilled(Column column) {
        return bound.stream().map(Bound::target).anyMatch(target -> switch (target.kind()) {
            case SINGLE, BOX -> target.name().equals(column.name());
            case WHOLE ->
                column.isBox() && target.itemKey().equals(column.item().key());
            case TEXT, UNIT, WEIGHT -> false;
        });
    }

    private List<AddImportedAnswers.Answer> rows(List<Column> columns, List<Boolean> filled) {
        var part = part();
        var checker = new AnswerChecker(part);
        var positions = positions(columns, filled, Columns.of(part));
        var hidden = mapping.dropHidden() ? AnswerChecker.HiddenAnswers.DROP : AnswerChecker.HiddenAnswers.REFUSE;
        var answers = new ArrayList<AddImportedAnswers.Answer>();
        for (var fileRow : table.rows()) {
            var row = new Row();
            bound.forEach(column -> read(column, fileRow, row));
            var checked = checker.check(row.raw, hidden);
            checked.faults().stream()
                    .filter(fault -> !row.faulty.contains(fault.where()))
                    .forEach(fault -> found(fault, fileRow.number()));
            answers.add(answer(columns, positions, checked.sheet(), row));
        }
        return answers;
    }

    /** Where each column of the questionnaire stands in the part; -1 for those that the file does not fill. */
    private static int[] positions(List<Column> columns, List<Boolean> filled, List<Column> part) {
        var positionOf = new HashMap<String, Integer>();
        for (int index = 0; index < part.size(); index++) {
            positionOf.put(part.get(index).name(), index);
        }
        var positions = new int[columns.size()];
        for (int index = 0; index < positions.length; index++) {
            positions[index] =
                    filled.get(index) ? positionOf.get(columns.get(index).name()) : -1;
        }
        return positions;
    }

    private AddImportedAnswers.Answer answer(List<Column> columns, int[] positions, AnswerSheet part, Row row) {
        var skipped = (short) MissingCode.SKIPPED_BY_ROUTE.code();
        var coded = part.codes();
        var codes = new short[columns.size()];
        Arrays.fill(codes, skipped);
        var stratum = 0;
        for (int index = 0; index < codes.length; index++) {
            if (positions[index] >= 0) {
                var code = coded[positions[index]];
                var leftOpen = code == MissingCode.REFUSED.code();
                codes[index] = leftOpen
                                && row.notAsked.contains(
                                        columns.get(index).item().key())
                        ? skipped
                        : code;
            }
            if (columns.get(index).name().equals(STRATUM)) {
                stratum = Math.max(codes[index], 0);
            }
        }
        strata.count(stratum);
        return new AddImportedAnswers.Answer(stratum, new AnswerSheet(codes, part.texts()), row.weight);
    }

    private void read(Bound column, FileTable.Row fileRow, Row row) {
        var cell = fileRow.cells().get(column.index());
        switch (column.target().kind()) {
            case WEIGHT -> weight(column, cell, fileRow.number(), row);
            case UNIT -> unit(column, cell.strip(), fileRow.number());
            case TEXT -> {
                if (cell.chars().anyMatch(CodeRows::isControl)) {
                    find(fileRow.number(), column.column(), "importing.fault.control");
                } else if (!cell.isBlank()) {
                    row.raw.put(column.target().name(), List.of(cell));
                }
            }
            case SINGLE -> single(column, cell, fileRow.number(), row);
            case BOX -> box(column, cell, fileRow.number(), row);
            case WHOLE -> {
                for (var part : cell.split("[,;|/\\s]+")) {
                    whole(column, part, fileRow.number(), row);
                }
            }
        }
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private void weight(Bound column, String cell, int number, Row row) {
        var weight = Plain.decimal(cell);
        if (cell.isBlank()) {
            find(number, column.column(), "importing.fault.noWeight");
        } else if (weight.isEmpty()) {
            find(number, column.column(), "importing.fault.weightNoNumber", Plain.shown(cell));
        } else if (!(weight.getAsDouble() > 0) || !(weight.getAsDouble() < 1e9) || weight.getAsDouble() < 1e-9) {
            find(number, column.column(), "importing.fault.weightOutOfRange", Plain.shown(cell));
        }
        row.weight = weight;
    }

    private void unit(Bound column, String cell, int number) {
        if (cell.isEmpty()) {
            find(number, column.column(), "importing.fault.noUnit");
            return;
        }
        var first = rowOfUnit.putIfAbsent(Plain.code(cell), number);
        if (first != null) {
            find(number, column.column(), "importing.fault.unitTwice", first.toString());
        }
    }

    private void single(Bound column, String cell, int number, Row row) {
        var key = column.target().itemKey();
        var isStratum = key.equals(STRATUM);
        if (cell.isBlank()) {
            if (isStratum) {
                find(number, column.column(), "importing.fault.stratumMissing");
                row.faulty.add(key);
            }
            return;
        }
        var code = code(column, cell, number, row);
        if (code.isEmpty()) {
            return;
        }
        if (code.get() == MissingCode.SKIPPED_BY_ROUTE.code()) {
            row.notAsked.add(key);
        }
        if (code.get() < 0 && isStratum) {
            find(number, column.column(), "importing.fault.stratumMissing");
            row.faulty.add(key);
        } else if (code.get() > 0 || column.target().offers(code.get())) {
            row.raw.put(key, List.of(code.get().toString()));
        }
    }

    private void box(Bound column, String cell, int number, Row row) {
        if (!cell.isBlank()) {
            code(column, cell, number, row).ifPresent(code -> {
                if (code == 1) {
                    tick(row, column.target(), column.target().boxCode());
                } else if (code < 0) {
                    missing(row, column.target(), code);
                }
            });
        }
    }

    private void whole(Bound column, String part, int number, Row row) {
        // A column of its own for the first, second, third choice is 0 or empty where there is none.
        if (!part.isBlank() && !Plain.code(part).equals("0")) {
            code(column, part, number, row).ifPresent(code -> {
                if (code > 0) {
                    tick(row, column.target(), code);
                } else {
                    missing(row, column.target(), code);
                }
            });
        }
    }

    private static void missing(Row row, Target target, int code) {
        if (code == MissingCode.SKIPPED_BY_ROUTE.code()) {
            row.notAsked.add(target.itemKey());
        } else if (target.offers(code)) {
            tick(row, target, code);
        }
    }

    private static void tick(Row row, Target target, int code) {
        row.raw.computeIfAbsent(target.itemKey(), key -> new ArrayList<>()).add(Integer.toString(code));
    }

    private Optional<Integer> code(Bound column, String cell, int number, Row row) {
        var plain = Plain.code(cell);
        var code = column.codes().get(plain);
        if (code == null && plain.matches("-?[0-9]{1,4}")) {
            code = Integer.valueOf(plain);
        }
        if (code == null || !column.allowed().contains(code)) {
            column.said().incrementAndGet();
            find(
                    number,
                    column.column(),
                    unknown(column, plain),
                    Plain.shown(cell),
                    column.target().name());
            row.faulty.add(column.target().itemKey());
            return Optional.empty();
        }
        if (code >= 0) {
            column.said().incrementAndGet();
        }
        return Optional.of(code);
    }

    private static String unknown(Bound column, String cell) {
        if (column.target().name().equals(STRATUM)) {
            return "importing.fault.unknownStratum";
        }
        return Plain.decimal(cell).isPresent() ? "importing.fault.unknownCode" : "importing.fault.notACode";
    }

    /** A fault of the common check, at the column that fills its item. */
    private void found(Fault fault, int number) {
        var column = columnOfItem.getOrDefault(fault.where(), fault.where());
        findings.add(
                Finding.at(number, column, fault.messageKey(), fault.arguments().toArray()));
    }

    private void find(int row, String column, String key, Object... arguments) {
        findings.add(Finding.at(row, column, key, arguments));
    }
}
