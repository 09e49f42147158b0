package de.defus.monitor.job;

import de.defus.monitor.platform.files.KeptFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The results of jobs, in the data folder beside the database; there whole or not at all. */
@ApplicationScoped
class JobResults {

    private final KeptFiles files;

    JobResults(@ConfigProperty(name = "defus.data", defaultValue = "data") String data) {
        this.files = new KeptFiles(Path.of(data).resolve("jobs"));
    }

    void write(Job job, KeptFiles.Content content) throws IOException {
        files.write(name(job), content);
    }

    Optional<Path> find(Job job) {
        return files.find(name(job));
    }

    void delete(Job job) throws IOException {
        files.delete(name(job));
    }

    private static String name(Job job) {
        return job.id().toString();
    }
}
