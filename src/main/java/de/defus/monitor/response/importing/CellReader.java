package de.defus.monitor.response.importing;

import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Plain;
import de.defus.monitor.questionnaire.MissingCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the cells of a file, each as its column says, and finds what no answer can be made of. */
final class CellReader {

    private final Findings findings;
    private final Map<String, Integer> rowOfUnit = new HashMap<>();

    CellReader(Findings findings) {
        this.findings = findings;
    }

    void read(BoundColumn column, FileTable.Row fileRow, CodedRow row) {
        var cell = fileRow.cells().get(column.index());
        switch (column.target().kind()) {
            case WEIGHT -> weight(column, cell, fileRow.number(), row);
            case UNIT -> unit(column, cell.strip(), fileRow.number());
            case TEXT -> {
                if (cell.chars().anyMatch(CellReader::isControl)) {
                    find(fileRow.number(), column.column(), "importing.fault.control");
                } else if (!cell.isBlank()) {
                    row.raw().put(column.target().name(), List.of(cell));
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

    private void weight(BoundColumn column, String cell, int number, CodedRow row) {
        var weight = Plain.decimal(cell);
        if (cell.isBlank()) {
            find(number, column.column(), "importing.fault.noWeight");
        } else if (weight.isEmpty()) {
            find(number, column.column(), "importing.fault.weightNoNumber", Plain.shown(cell));
        } else if (!(weight.getAsDouble() > 0) || !(weight.getAsDouble() < 1e9) || weight.getAsDouble() < 1e-9) {
            find(number, column.column(), "importing.fault.weightOutOfRange", Plain.shown(cell));
        }
        row.weigh(weight);
    }

    private void unit(BoundColumn column, String cell, int number) {
        if (cell.isEmpty()) {
            find(number, column.column(), "importing.fault.noUnit");
            return;
        }
        var first = rowOfUnit.putIfAbsent(Plain.code(cell), number);
        if (first != null) {
            find(number, column.column(), "importing.fault.unitTwice", first.toString());
        }
    }

    private void single(BoundColumn column, String cell, int number, CodedRow row) {
        var key = column.target().itemKey();
        var isStratum = key.equals(CodeRows.STRATUM);
        if (cell.isBlank()) {
            if (isStratum) {
                find(number, column.column(), "importing.fault.stratumMissing");
                row.faulty().add(key);
            }
            return;
        }
        var code = code(column, cell, number, row);
        if (code.isEmpty()) {
            return;
        }
        if (code.get() == MissingCode.SKIPPED_BY_ROUTE.code()) {
            row.notAsked().add(key);
        }
        if (code.get() < 0 && isStratum) {
            find(number, column.column(), "importing.fault.stratumMissing");
            row.faulty().add(key);
        } else if (code.get() > 0 || column.target().offers(code.get())) {
            row.raw().put(key, List.of(code.get().toString()));
        }
    }

    private void box(BoundColumn column, String cell, int number, CodedRow row) {
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

    private void whole(BoundColumn column, String part, int number, CodedRow row) {
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

    private static void missing(CodedRow row, Target target, int code) {
        if (code == MissingCode.SKIPPED_BY_ROUTE.code()) {
            row.notAsked().add(target.itemKey());
        } else if (target.offers(code)) {
            tick(row, target, code);
        }
    }

    private static void tick(CodedRow row, Target target, int code) {
        row.raw().computeIfAbsent(target.itemKey(), key -> new ArrayList<>()).add(Integer.toString(code));
    }

    private Optional<Integer> code(BoundColumn column, String cell, int number, CodedRow row) {
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
            row.faulty().add(column.target().itemKey());
            return Optional.empty();
        }
        if (code >= 0) {
            column.said().incrementAndGet();
        }
        return Optional.of(code);
    }

    private static String unknown(BoundColumn column, String cell) {
        if (column.target().name().equals(CodeRows.STRATUM)) {
            return "importing.fault.unknownStratum";
        }
        return Plain.decimal(cell).isPresent() ? "importing.fault.unknownCode" : "importing.fault.notACode";
    }

    private void find(int row, String column, String key, Object... arguments) {
        findings.add(Finding.at(row, column, key, arguments));
    }
}
