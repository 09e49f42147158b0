package de.defus.monitor.report.files;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.files.FullDisk;
import de.defus.monitor.platform.files.KeptFiles;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Workbooks and reports of releases, each made once and kept: releases do not change. The name of a file is a digest of all
 * that goes into it, so nothing old is handed out under a new one. Who wants what somebody else is making waits for it.
 * Each start of the program begins anew: it may be another program.
 */
@ApplicationScoped
public class ReleaseFiles {

    /** Some cities with some waves, two languages, two kinds of file of a megabyte or less. */
    static final int MOST = 200;

    private final Releases releases;
    private final Districts districts;
    private final KeptFiles files;
    private final Map<String, CompletableFuture<Path>> made = new ConcurrentHashMap<>();

    ReleaseFiles(
            Releases releases,
            Districts districts,
            @ConfigProperty(name = "defus.data", defaultValue = "data") String data) {
        this.releases = releases;
        this.districts = districts;
        this.files = new KeptFiles(Path.of(data).resolve("releases"));
    }

    /** Makes a file. */
    public interface Maker {
        /**
         * @param progress is told per cent; may end the work by an exception
         */
        void write(OutputStream out, IntConsumer progress) throws IOException;
    }

    void start(@Observes StartupEvent started) throws IOException {
        files.keepNewest(0);
    }

    /**
     * The file of a release, made if it is not there.
     *
     * @param kind what it is: small letters
     * @param language of its words
     * @param wording what else goes into it, such as a text of the city's own
     * @param progress told by whoever makes it, not by those who wait
     * @throws Refusal {@code STORAGE_FULL}
     */
    public Path get(Release release, String kind, String language, String wording, IntConsumer progress, Maker maker) {
        var name = kind + "-" + language + "-" + digest(release, wording);
        while (true) {
            var kept = files.find(name);
            if (kept.isPresent()) {
                return kept.get();
            }
            var own = new CompletableFuture<Path>();
            var other = made.putIfAbsent(name, own);
            if (other == null) {
                return make(name, own, progress, maker);
            }
            try {
                return other.join();
            } catch (CompletionException failed) {
                // Who was first may have been stopped, or found no room: everybody tries for oneself.
                progress.accept(0);
            }
        }
    }

    private Path make(String name, CompletableFuture<Path> own, IntConsumer progress, Maker maker) {
        try {
            var kept = files.find(name);
            var path = kept.isPresent() ? kept.get() : files.write(name, out -> maker.write(out, progress));
            files.keepNewest(MOST);
            own.complete(path);
            return path;
        } catch (IOException failure) {
            throw FullDisk.isCauseOf(failure)
                    ? new Refusal(ProblemType.STORAGE_FULL)
                    : new IllegalStateException("a file of a release cannot be written", failure);
        } catch (RuntimeException failure) {
            throw FullDisk.isCauseOf(failure) ? new Refusal(ProblemType.STORAGE_FULL) : failure;
        } finally {
            made.remove(name, own);
            own.completeExceptionally(new IllegalStateException("whoever made it did not finish"));
        }
    }

    private String digest(Release release, String wording) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, release.id().toString());
            add(digest, release.results().method().inputDigest());
            add(digest, release.surveyTitle().byLanguage().toString());
            add(digest, release.municipalityName());
            // Charts show earlier waves too.
            releases.list(release.surveySlug())
                    .forEach(wave -> add(digest, wave.id().toString()));
            for (var district : districts.list(releases.municipalityOf(release))) {
                add(digest, district.code() + district.key());
                add(digest, district.name());
                add(digest, district.outline());
            }
            add(digest, wording);
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
