package de.defus.monitor.bench;

import de.defus.monitor.evaluation.EvaluateWave;
import de.defus.monitor.evaluation.EvaluationSettings;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.WeightBasis;
import de.defus.monitor.place.Population;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.workbook.TableWorkbook;
import de.defus.monitor.response.LoadAnswerColumns;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.OpenLinks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From 100,000 responses in the database to the finished workbook, beside writing as many cells with a plain writer. */
@Tag("bench")
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WorkbookBench {

    private static final int RESPONSES = 100_000;
    private static final int ITEMS = 60;
    private static final int RUNS = 3;

    @Inject
    EntityManager entities;

    @Inject
    TenantScope scope;

    @Inject
    OpenLinks links;

    @Inject
    InstrumentOfWave instruments;

    @Inject
    LoadAnswerColumns load;

    @Inject
    Population population;

    @Test
    void responsesToWorkbook() throws Exception {
        var wave = links.find("demo-2023").orElseThrow();
        ManyResponses.fill(entities, scope, wave, RESPONSES);
        var questionnaire = instruments.get(wave);
        var people = ManyResponses.people(population.find(wave.municipalityId()), RESPONSES);
        for (int run = 1; run <= RUNS; run++) {
            var file = Files.createTempFile("bench", ".xlsx");
            var rows = new int[1];
            var whole = PeakMemory.of(() -> {
                var begun = System.nanoTime();
                var answers = load.load(wave, questionnaire);
                rows[0] = answers.rows();
                var loaded = System.nanoTime();
                var results = EvaluateWave.evaluate(
                        questionnaire, answers, WeightBasis.of(people), new EvaluationSettings(10, "bench", ""));
                var evaluated = System.nanoTime();
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
                        results);
                try (var out = Files.newOutputStream(file)) {
                    new TableWorkbook(release, new Words(release, Texts.in("de")), List.of()).write(out);
                }
                System.out.printf(
                        "  loaded %.2f s, evaluated %.2f s, written %.2f s%n",
                        (loaded - begun) / 1e9, (evaluated - loaded) / 1e9, (System.nanoTime() - evaluated) / 1e9);
            });
            var floor = PeakMemory.of(() -> plainCells(file));
            System.out.printf(
                    "%d responses to workbook: %.2f s, %.0f MB; %d × %d cells by fastexcel: %.2f s, %.0f MB; ratio %.2f%n",
                    rows[0],
                    whole.seconds(),
                    whole.megabytes(),
                    RESPONSES,
                    ITEMS,
                    floor.seconds(),
                    floor.megabytes(),
                    whole.seconds() / floor.seconds());
            Files.delete(file);
        }
    }

    private static void plainCells(Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "bench", "1.0")) {
            var sheet = workbook.newWorksheet("1");
            for (int row = 0; row < RESPONSES; row++) {
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
