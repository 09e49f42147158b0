package de.defus.monitor.bench;

import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.evaluation.EvaluateWave;
import de.defus.monitor.evaluation.EvaluationSettings;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.WeightBasis;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.workbook.TableWorkbook;
import de.defus.monitor.response.AnswerColumns;
import de.defus.monitor.survey.WaveView;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From the responses in the database to the finished workbook, in its three parts. Beside the whole: writing respondents ×
 * items plain cells with a plain writer. Beside the workbook alone: the cells it has.
 */
@Tag("bench")
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WorkbookBench {

    private static final int[] SIZES = {3_000, 100_000, 1_000_000};
    private static final int ITEMS = 60;
    private static final int LARGE = 1_000_000;
    private static final int RUNS = 3;

    @Inject
    ManyResponses many;

    @Test
    void responsesToWorkbook() throws Exception {
        var wave = many.wave();
        for (var size : SIZES) {
            many.fill(size);
            var runs = size < LARGE ? RUNS : 2;
            for (int run = 1; run <= runs; run++) {
                measure(wave, size, run == runs);
            }
        }
    }

    private void measure(WaveView wave, int size, boolean isLast) throws Exception {
        var questionnaire = many.questionnaire();
        var people = many.people(size);
        var answers = new AnswerColumns[1];
        var results = new PublishedResults[1];
        var file = Files.createTempFile("bench", ".xlsx");
        var loading = PeakMemory.of(() -> answers[0] = many.load());
        var evaluating = PeakMemory.of(() -> results[0] = EvaluateWave.evaluate(
                questionnaire, answers[0], WeightBasis.of(people), new EvaluationSettings(10, "bench", "")));
        answers[0] = null;
        var release = new Release(
                UUID.randomUUID(),
                wave.id(),
                "bench",
                1,
                1,
                LocalDate.EPOCH,
                LocalizedText.same("Bench"),
                LocalizedText.same("1"),
                "Bench",
                true,
                true,
                questionnaire,
                results[0]);
        var workbook = new TableWorkbook(release, new Words(release, Texts.in("de")), List.of());
        var writing = PeakMemory.of(() -> {
            try (var out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        });
        var bytes = Files.size(file);
        var cells = cells(file);
        var same = PeakMemory.of(() -> plainCells(file, cells));
        var whole = loading.seconds() + evaluating.seconds() + writing.seconds();
        System.out.printf(
                "%d respondents: read %.2f s (%.0f MB), evaluated %.2f s (%.0f MB), written %.2f s (%.0f MB)%n",
                size,
                loading.seconds(),
                loading.megabytes(),
                evaluating.seconds(),
                evaluating.megabytes(),
                writing.seconds(),
                writing.megabytes());
        System.out.printf(
                "  workbook: %d kB, %d cells; the same cells by fastexcel %.2f s, ratio %.2f%n",
                bytes / 1000,
                cells.stream().flatMap(List::stream).mapToInt(List::size).sum(),
                same.seconds(),
                writing.seconds() / same.seconds());
        if (isLast) {
            System.out.printf("  in use while it is written: %.1f MB%n", LiveHeap.of(bytes, workbook::write));
        }
        var floor = PeakMemory.of(() -> plainCells(file, size));
        System.out.printf(
                "  whole %.2f s; %d × %d cells by fastexcel: %.2f s, %.0f MB; ratio %.2f%n",
                whole, size, ITEMS, floor.seconds(), floor.megabytes(), whole / floor.seconds());
        Files.delete(file);
    }

    /** What stands in a workbook, by sheet and row. */
    private static List<List<List<Object>>> cells(Path file) throws Exception {
        var cells = new ArrayList<List<List<Object>>>();
        try (var workbook = new XSSFWorkbook(file.toFile())) {
            workbook.forEach(sheet -> {
                var rows = new ArrayList<List<Object>>();
                sheet.forEach(row -> {
                    var values = new ArrayList<Object>();
                    row.forEach(cell -> values.add(value(cell)));
                    rows.add(values);
                });
                cells.add(rows);
            });
        }
        return cells;
    }

    private static Object value(Cell cell) {
        return cell.getCellType() == CellType.NUMERIC ? (Object) cell.getNumericCellValue() : cell.toString();
    }

    private static void plainCells(Path file, List<List<List<Object>>> sheets) throws Exception {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var workbook = new Workbook(out, "bench", "1.0")) {
            for (int index = 0; index < sheets.size(); index++) {
                var sheet = workbook.newWorksheet("s" + index);
                for (int row = 0; row < sheets.get(index).size(); row++) {
                    var values = sheets.get(index).get(row);
                    for (int column = 0; column < values.size(); column++) {
                        if (values.get(column) instanceof Double number) {
                            sheet.value(row, column, number);
                        } else {
                            sheet.value(row, column, (String) values.get(column));
                        }
                    }
                }
                sheet.finish();
            }
        }
    }

    private static void plainCells(Path file, int rows) throws Exception {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var workbook = new Workbook(out, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("1");
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < ITEMS; column++) {
                    sheet.value(row, column, (row + column) % 5 + 1);
                }
                if (row % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
    }
}
