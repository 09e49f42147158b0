package de.defus.monitor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.evaluation.LoadReleaseRows;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.export.bundle.ResearchBundle;
import de.defus.monitor.export.format.CsvReader;
import de.defus.monitor.export.microdata.MakeMicrodata;
import de.defus.monitor.export.microdata.Recomputation;
import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.text.Texts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle's own script, run by R, finds the published shares in the bundle's own rows. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RecomputeInRApiTest {

    @Inject
    LoadReleaseRows load;

    @Inject
    MakeMicrodata make;

    @Inject
    Districts districts;

    @Inject
    ObjectMapper json;

    @TempDir
    Path folder;

    @Test
    void everyPublishedShareIsInTheTableAndNearTheRowsOwn() throws IOException {
        var release = load.load(DemoRelease.wave()).release();
        var shares = Recomputation.of(make.make(load.load(DemoRelease.wave())));
        var published = release.results().tables().stream()
                .flatMap(table -> table.rows().stream())
                .mapToLong(row -> row.shares().size()
                        + row.favourable().stream().count()
                        + row.middle().stream().count()
                        + row.unfavourable().stream().count())
                .sum();
        var cost = Recomputation.cost(shares);

        assertEquals(published, shares.size());
        assertTrue(cost.compared() > 0.97 * published, cost.toString());
        assertTrue(cost.median() < 0.002, cost.toString());
        System.out.println("What protection costs in the demo city: " + cost);
    }

    @Test
    void theScriptFindsThemInR() throws IOException, InterruptedException {
        var missing = whyNoR();
        missing.ifPresent(why -> System.out.println("NOT RUN: recompute.R, because " + why));
        assumeTrue(missing.isEmpty(), () -> "recompute.R was not run, because " + missing.get());
        var data = make.make(load.load(DemoRelease.wave()));
        var zip = new ByteArrayOutputStream();
        new ResearchBundle(data, districts.list(DemoRelease.wave().municipalityId()), Texts.in("de"), json).write(zip);
        for (var file : ResearchApiTest.unpack(zip.toByteArray()).entrySet()) {
            var target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }

        var said =
                run(300, "Rscript", "--vanilla", folder.resolve("r/recompute.R").toString());

        System.out.println(said);
        // R ends its lines with \n alone.
        var lines = CsvReader.read(
                Files.readString(folder.resolve("r/recomputed.csv")).replace("\n", "\r\n"));
        var header = lines.get(0);
        var compared = 0;
        for (var line : lines.subList(1, lines.size())) {
            var found = line.get(header.indexOf("r"));
            if (!found.equals("NA")) {
                var released = released(data.release(), header, line);
                assertEquals(
                        Double.parseDouble(line.get(header.indexOf("recomputed"))), Double.parseDouble(found), 1e-9);
                // The demo city has about 100 rows a district: what was removed moves a share by a few points at most.
                assertEquals(released.value(), Double.parseDouble(found), 0.05);
                compared++;
            }
        }
        assertTrue(compared > 0.97 * (lines.size() - 1), compared + " of " + lines.size());
    }

    /** The share as the release has it, found without the table of the bundle. */
    private static PublishedEstimate released(Release release, List<String> header, List<String> line) {
        var row = release
                .results()
                .findTable(line.get(header.indexOf("item")), line.get(header.indexOf("breakdown")))
                .orElseThrow()
                .rows()
                .stream()
                .filter(candidate -> candidate.group() == Integer.parseInt(line.get(header.indexOf("group"))))
                .findFirst()
                .orElseThrow();
        return switch (line.get(header.indexOf("measure"))) {
            case "favourable" -> row.favourable().orElseThrow();
            case "middle" -> row.middle().orElseThrow();
            case "unfavourable" -> row.unfavourable().orElseThrow();
            default -> {
                var variable = line.get(header.indexOf("variable"));
                var isBox = !variable.equals(line.get(header.indexOf("item")));
                var code =
                        isBox ? variable.substring(variable.lastIndexOf('_') + 1) : line.get(header.indexOf("codes"));
                yield row.shares().get(Integer.parseInt(code));
            }
        };
    }

    private static Optional<String> whyNoR() throws InterruptedException {
        try {
            run(60, "Rscript", "--vanilla", "-e", "library(survey)");
            return Optional.empty();
        } catch (IOException absent) {
            return Optional.of("there is no Rscript here: " + absent.getMessage());
        } catch (IllegalStateException without) {
            return Optional.of("R lacks the package survey: " + without.getMessage());
        }
    }

    private static String run(int seconds, String... command) throws IOException, InterruptedException {
        var log = Files.createTempFile("r", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("not done after " + seconds + " s");
            }
            var said = Files.readString(log);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(said);
            }
            return said;
        } finally {
            Files.delete(log);
        }
    }
}
