package de.defus.monitor.bench;

import de.defus.monitor.evaluation.EvaluateWave;
import de.defus.monitor.evaluation.EvaluationSettings;
import de.defus.monitor.evaluation.WeightBasis;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.response.AnswerColumns;
import de.defus.monitor.survey.WaveView;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A whole evaluation (raked weights, every question by every breakdown with intervals, comparisons, protection), beside the
 * plain unweighted counts of the same columns by {@code GROUP BY} in the database, and beside R's package survey doing the
 * shares and standard errors alone, where R is there.
 */
@Tag("bench")
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EvaluationBench {

    private static final int[] SIZES = {3_000, 100_000, 1_000_000};
    private static final int LARGEST_FOR_R = 100_000;
    private static final int RUNS = 3;

    @Inject
    ManyResponses many;

    @Inject
    EntityManager entities;

    @Inject
    TenantScope scope;

    @Test
    void evaluationBesideCountsAndR() throws Exception {
        var wave = many.wave();
        var questionnaire = many.questionnaire();
        for (var size : SIZES) {
            many.fill(size);
            var people = many.people(size);
            var settings = new EvaluationSettings(10, "bench", "");
            for (int run = 1; run <= RUNS; run++) {
                var answers = new AnswerColumns[1];
                var loading = PeakMemory.of(() -> answers[0] = many.load());
                var evaluating = PeakMemory.of(
                        () -> EvaluateWave.evaluate(questionnaire, answers[0], WeightBasis.of(people), settings));
                var columns = answers[0].columns().size();
                var counting = PeakMemory.of(() -> count(wave, answers[0]));
                System.out.printf(
                        "%d rows × %d columns: loaded %.2f s, evaluated %.2f s (%.0f MB); "
                                + "counts by GROUP BY %.2f s, ratio %.3f%n",
                        answers[0].rows(),
                        columns,
                        loading.seconds(),
                        evaluating.seconds(),
                        evaluating.megabytes(),
                        counting.seconds(),
                        (loading.seconds() + evaluating.seconds()) / counting.seconds());
                if (run == RUNS && size <= LARGEST_FOR_R) {
                    compareWithR(answers[0], evaluating.seconds());
                }
            }
        }
    }

    /** What a city would ask its database: every column by itself, by district, by age and by gender. */
    private void count(WaveView wave, AnswerColumns answers) {
        var columns = answers.columns();
        var district = position(answers, "district");
        var age = position(answers, "age_group");
        var gender = position(answers, "gender");
        scope.run(wave.municipalityId(), () -> {
            for (int column = 1; column <= columns.size(); column++) {
                entities.createNativeQuery("""
                                select d, a, g, c, count(*) from (
                                    select codes[%d] c, codes[%d] d, codes[%d] a, codes[%d] g
                                    from responses where wave_id = :wave) answers
                                group by grouping sets ((c), (c, d), (c, a), (c, g))""".formatted(column, district, age, gender))
                        .setParameter("wave", wave.id())
                        .getResultList();
            }
        });
    }

    private static int position(AnswerColumns answers, String name) {
        for (int column = 0; column < answers.columns().size(); column++) {
            if (answers.columns().get(column).name().equals(name)) {
                return column + 1;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static void compareWithR(AnswerColumns answers, double ours) throws IOException, InterruptedException {
        var data = Files.createTempFile("bench", ".csv");
        var script = Files.createTempFile("bench", ".R");
        try {
            write(answers, data);
            Files.writeString(script, """
                    suppressPackageStartupMessages(library(survey))
                    data <- read.csv("%s")
                    data[data < 0] <- NA
                    n <- table(data$district)
                    data$N <- as.numeric(10 * n[as.character(data$district)])
                    items <- setdiff(names(data), c("district", "age_group", "gender", "N"))
                    begun <- proc.time()[3]
                    design <- svydesign(ids = ~1, strata = ~district, fpc = ~N, data = data)
                    for (item in items) {
                      if (length(unique(na.omit(data[[item]]))) < 2) next
                      f <- as.formula(paste0("~factor(", item, ")"))
                      svymean(f, design, na.rm = TRUE)
                      for (by in c("district", "age_group", "gender"))
                        try(svyby(f, as.formula(paste0("~", by)), design, svymean, na.rm = TRUE), silent = TRUE)
                    }
                    cat(proc.time()[3] - begun)
                    """.formatted(data));
            var process = new ProcessBuilder("Rscript", "--vanilla", script.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(process.getInputStream().readAllBytes()).strip();
            if (process.waitFor() == 0) {
                System.out.printf(
                        "  R, shares and standard errors alone, unraked: %s s; %.0f times as long%n",
                        said, Double.parseDouble(said) / ours);
            } else {
                System.out.println("  R was not compared: it lacks the package survey");
            }
        } catch (IOException absent) {
            System.out.println("  R was not compared: " + absent.getMessage());
        } finally {
            Files.delete(data);
            Files.delete(script);
        }
    }

    private static void write(AnswerColumns answers, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(String.join(
                    ",", answers.columns().stream().map(column -> column.name()).toList()));
            out.write('\n');
            var line = new StringBuilder();
            for (int row = 0; row < answers.rows(); row++) {
                line.setLength(0);
                for (var column : answers.codes()) {
                    line.append(line.isEmpty() ? "" : ",").append(column[row]);
                }
                out.write(line.append('\n').toString());
            }
        }
    }
}
