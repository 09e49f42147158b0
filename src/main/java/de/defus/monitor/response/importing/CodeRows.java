package de.defus.monitor.response.importing;

import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.table.FileTable;
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
import java.util.List;

/**
 * Codes the rows of a file by a mapping, with the same check that residents' answers pass. Everything that does not fit is
 * found, nothing is guessed and nothing left out in silence. Pure: stores nothing.
 */
final class CodeRows {

    /** The item whose answer is the stratum. */
    static final String STRATUM = "district";

    private final Questionnaire questionnaire;
    private final FileTable table;
    private final Mapping mapping;
    private final Findings findings = new Findings();
    private final BoundColumns bound;
    private final CheckStrata strata;

    private CodeRows(Questionnaire questionnaire, FileTable table, Mapping mapping, List<PopulationCount> population) {
        this.questionnaire = questionnaire;
        this.table = table;
        this.mapping = mapping;
        this.bound = new BoundColumns(questionnaire, table, mapping, findings);
        this.strata = new CheckStrata(questionnaire, population);
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
        var columns = Columns.of(questionnaire);
        var filled = columns.stream().map(bound::isFilled).toList();
        var absent = new ArrayList<String>();
        for (int index = 0; index < columns.size(); index++) {
            if (!filled.get(index)) {
                absent.add(columns.get(index).name());
            }
        }
        var answers = rows(columns, filled);
        bound.list().stream()
                .filter(BoundColumn::isAllMissing)
                .forEach(column -> findings.add(Finding.at(
                        0,
                        column.column(),
                        "importing.fault.allMissing",
                        column.target().name())));
        strata.findings(bound.findColumnOf(STRATUM).orElse("")).forEach(findings::add);
        var all = findings.list();
        return new CodedFile(
                all.isEmpty() ? answers : List.of(), all, bound.part(), bound.unused(), absent, bound.isWeighted());
    }

    private List<AddImportedAnswers.Answer> rows(List<Column> columns, List<Boolean> filled) {
        var part = bound.part();
        var checker = new AnswerChecker(part);
        var positions = positions(columns, filled, Columns.of(part));
        var hidden = mapping.dropHidden() ? AnswerChecker.HiddenAnswers.DROP : AnswerChecker.HiddenAnswers.REFUSE;
        var cells = new CellReader(findings);
        var answers = new ArrayList<AddImportedAnswers.Answer>();
        for (var fileRow : table.rows()) {
            var row = new CodedRow();
            bound.list().forEach(column -> cells.read(column, fileRow, row));
            var checked = checker.check(row.raw(), hidden);
            checked.faults().stream()
                    .filter(fault -> !row.faulty().contains(fault.where()))
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

    private AddImportedAnswers.Answer answer(List<Column> columns, int[] positions, AnswerSheet part, CodedRow row) {
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
                                && row.notAsked()
                                        .contains(columns.get(index).item().key())
                        ? skipped
                        : code;
            }
            if (columns.get(index).name().equals(STRATUM)) {
                stratum = Math.max(codes[index], 0);
            }
        }
        strata.count(stratum);
        return new AddImportedAnswers.Answer(stratum, new AnswerSheet(codes, part.texts()), row.weight());
    }

    /** A fault of the common check, at the column that fills its item. */
    private void found(Fault fault, int number) {
        var column = bound.findColumnOf(fault.where()).orElse(fault.where());
        findings.add(
                Finding.at(number, column, fault.messageKey(), fault.arguments().toArray()));
    }
}
