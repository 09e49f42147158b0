package de.defus.monitor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.evaluation.EvaluateWave;
import de.defus.monitor.evaluation.ReleaseRows;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.evaluation.WeightBasis;
import de.defus.monitor.evaluation.Weighting;
import de.defus.monitor.export.bundle.MicrodataWorkbook;
import de.defus.monitor.export.bundle.ResearchBundle;
import de.defus.monitor.export.codebook.Codebook;
import de.defus.monitor.export.format.MicrodataCsv;
import de.defus.monitor.export.format.SpssFile;
import de.defus.monitor.export.format.StataFile;
import de.defus.monitor.export.microdata.MakeMicrodata;
import de.defus.monitor.export.microdata.Microdata;
import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.survey.WaveView;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The research bundle of many respondents: reading and anonymising them, and each format of the microdata, beside writing the
 * same bytes to a file, and for the workbook beside the same cells by a plain writer.
 */
@Tag("bench")
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ExportBench {

    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int LARGE = 1_000_000;
    private static final int RUNS = 3;
    private static final int CHUNK = 1 << 16;

    @Inject
    ManyResponses many;

    @Inject
    Releases releases;

    @Inject
    Districts districts;

    @Inject
    MakeMicrodata make;

    @Inject
    ObjectMapper json;

    private final Texts texts = Texts.in("de");

    @Test
    void bundleAndFormats() throws Exception {
        var wave = many.wave();
        for (var size : SIZES) {
            many.fill(size);
            var runs = size < LARGE ? RUNS : 1;
            for (int run = 1; run <= runs; run++) {
                measure(wave, size, run == runs);
            }
        }
    }

    private void measure(WaveView wave, int size, boolean isLast) throws Exception {
        var rows = new ReleaseRows[1];
        var loading = PeakMemory.of(() -> rows[0] = load(wave, size));
        var made = new Microdata[1];
        var anonymising = PeakMemory.of(() -> made[0] = make.make(rows[0]));
        rows[0] = null;
        var data = made[0];
        System.out.printf(
                "%d rows × %d columns: read and weighted %.2f s (%.0f MB), anonymised %.2f s (%.0f MB)%n",
                data.rows(),
                data.series().size(),
                loading.seconds(),
                loading.megabytes(),
                anonymising.seconds(),
                anonymising.megabytes());
        var codebook = Codebook.of(data, texts);
        var bundle = new ResearchBundle(data, districts.list(wave.municipalityId()), texts, json);
        format(isLast, data, "xlsx", out -> MicrodataWorkbook.write(codebook, out));
        format(isLast, data, "csv", out -> MicrodataCsv.write(data, out));
        format(isLast, data, "sav", out -> SpssFile.write(data, "de", out));
        format(isLast, data, "dta", out -> StataFile.write(data, "de", out));
        format(isLast, data, "bundle.zip", bundle::write);
        var file = Files.createTempFile("bench", ".xlsx");
        var cells = PeakMemory.of(() -> plainCells(data, file));
        System.out.printf(
                "  the same cells by fastexcel: %.2f s, %.1f MB file, peak %.0f MB%n",
                cells.seconds(), Files.size(file) / 1e6, cells.megabytes());
        Files.delete(file);
    }

    private ReleaseRows load(WaveView wave, int size) {
        var release = releases.find("demo", wave.number()).orElseThrow();
        var questionnaire = many.questionnaire();
        var answers = many.load();
        var people = many.people(size);
        return new ReleaseRows(
                release,
                answers,
                many.loadModes(),
                EvaluateWave.weigh(questionnaire, answers, WeightBasis.of(people), Weighting.USUAL));
    }

    private static void format(boolean isLast, Microdata data, String name, LiveHeap.Writing writing) throws Exception {
        var file = Files.createTempFile("bench", name);
        var writes = PeakMemory.of(() -> {
            try (var out = Files.newOutputStream(file)) {
                writing.to(out);
            }
        });
        var bytes = Files.readAllBytes(file);
        var floor = PeakMemory.of(() -> plainFile(file, bytes));
        var live = isLast ? "in use %.1f MB".formatted(LiveHeap.of(bytes.length, writing)) : "";
        System.out.printf(
                "  %-10s %.3f s, %.2f µs a row, %.1f MB file; the same bytes to a file %.3f s, ratio %.1f; %s%n",
                name,
                writes.seconds(),
                1e6 * writes.seconds() / data.rows(),
                bytes.length / 1e6,
                floor.seconds(),
                writes.seconds() / floor.seconds(),
                live);
        Files.delete(file);
    }

    private static void plainFile(Path file, byte[] bytes) throws Exception {
        try (var out = Files.newOutputStream(file)) {
            for (int from = 0; from < bytes.length; from += CHUNK) {
                out.write(bytes, from, Math.min(CHUNK, bytes.length - from));
            }
        }
    }

    private static void plainCells(Microdata data, Path file) throws Exception {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                var workbook = new Workbook(out, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("1");
            for (int row = 0; row < data.rows(); row++) {
                for (int column = 0; column < data.series().size(); column++) {
                    var series = data.series().get(column);
                    if (series.isCoded()) {
                        sheet.value(row, column, series.codes()[row]);
                    } else {
                        sheet.value(row, column, series.numbers()[row]);
                    }
                }
                if (row % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
    }
}
