package de.defus.monitor.response.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.BrokenFile;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.SurveyView;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Keeps an uploaded file for the session that brought it, until it is imported or thrown away, and never longer than some
 * hours. To any other session, also of the same city, the file does not exist.
 */
@ApplicationScoped
class KeepUpload {

    private static final Duration LONGEST = Duration.ofHours(4);
    /** A city works on one file at a time; more lie about only if they were forgotten. */
    private static final int MOST_FILES = 20;

    private static final String FILE = "file";
    private static final String WISH = "wish";

    private final ImportFiles files;
    private final Municipalities municipalities;
    private final TenantScope scope;
    private final InstantSource clock;
    private final SecureRandom chance;
    private final ObjectMapper json;

    KeepUpload(
            ImportFiles files,
            Municipalities municipalities,
            TenantScope scope,
            InstantSource clock,
            SecureRandom chance,
            ObjectMapper json) {
        this.files = files;
        this.municipalities = municipalities;
        this.scope = scope;
        this.clock = clock;
        this.chance = chance;
        this.json = json;
    }

    /** A file with what is to become of it. */
    record Kept(byte[] file, ImportWish wish) {}

    /** Keeps a file; returns its random id. */
    UUID add(SurveyView survey, String sessionSecret, Kept upload) {
        var id = UUID.randomUUID();
        var seal = new SessionSeal(sessionSecret, id);
        var locked = new ImportFiles.Sealed(
                seal.seal(FILE, upload.file(), chance), seal.seal(WISH, write(upload.wish()), chance));
        var now = clock.instant();
        scope.run(survey.municipalityId(), () -> {
            files.deleteExpired(now);
            if (files.count() >= MOST_FILES) {
                throw BrokenFile.because("importing.fault.tooManyWaiting", MOST_FILES);
            }
            files.add(id, survey.municipalityId(), survey.id(), locked, now.plus(LONGEST));
        });
        return id;
    }

    /**
     * The file that this session brought.
     *
     * @throws Refusal {@code NOT_FOUND}, also if another session brought it
     */
    Kept get(SurveyView survey, String sessionSecret, UUID id) {
        var seal = new SessionSeal(sessionSecret, id);
        return scope.call(survey.municipalityId(), () -> files.find(id, survey.id(), clock.instant()))
                .flatMap(locked -> seal.open(FILE, locked.file())
                        .flatMap(file -> seal.open(WISH, locked.wish()).map(wish -> new Kept(file, read(wish)))))
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    /** Notes what is to become of a file. */
    void replaceWish(SurveyView survey, String sessionSecret, UUID id, ImportWish wish) {
        var locked = new SessionSeal(sessionSecret, id).seal(WISH, write(wish), chance);
        scope.run(survey.municipalityId(), () -> files.replaceWish(id, locked));
    }

    /** Throws a file away. */
    void delete(SurveyView survey, UUID id) {
        scope.call(survey.municipalityId(), () -> files.delete(id));
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        var now = clock.instant();
        municipalities.list().forEach(city -> scope.call(city.id(), () -> files.deleteExpired(now)));
    }

    private byte[] write(ImportWish wish) {
        try {
            return json.writeValueAsBytes(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wish of plain records can be written", e);
        }
    }

    private ImportWish read(byte[] wish) {
        try {
            return json.readValue(wish, ImportWish.class);
        } catch (IOException e) {
            throw new IllegalStateException("a stored wish cannot be read", e);
        }
    }
}
