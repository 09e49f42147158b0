package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.Texts;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * All questionnaires a survey can be set up on: those that come with the program, and those in the folder {@code
 * defus.questionnaires.folder}. A broken file keeps the program from starting, with every fault named.
 */
@Startup
@ApplicationScoped
public class QuestionnaireCatalogue {

    private static final String FOLDER = "questionnaires";

    private final Map<String, Questionnaire> byName;

    QuestionnaireCatalogue(@ConfigProperty(name = "defus.questionnaires.folder") Optional<String> folder)
            throws IOException {
        Map<String, Questionnaire> found = new LinkedHashMap<>();
        ClassPathUtils.consumeAsPaths(FOLDER, path -> found.putAll(load(path)));
        folder.map(Path::of).ifPresent(path -> found.putAll(load(path)));
        this.byName = Map.copyOf(found);
    }

    /** All, newest version first. */
    public List<Questionnaire> list() {
        Collection<Questionnaire> sorted = new TreeMap<>(byName).descendingMap().values();
        return List.copyOf(sorted);
    }

    public Optional<Questionnaire> find(String key, int version) {
        return Optional.ofNullable(byName.get(name(key, version)));
    }

    /**
     * @throws Refusal {@code NOT_FOUND}
     */
    public Questionnaire get(String key, int version) {
        return find(key, version).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    private static String name(String key, int version) {
        return key + "/v" + version;
    }

    private static Map<String, Questionnaire> load(Path folder) {
        var loaded = new LinkedHashMap<String, Questionnaire>();
        try (var files = Files.walk(folder, 2)) {
            for (var file : files.filter(path -> path.getFileName() != null
                            && path.getFileName().toString().matches("v[0-9]+\\.yaml"))
                    .sorted()
                    .toList()) {
                var questionnaire = read(file);
                loaded.put(name(questionnaire.key(), questionnaire.version()), questionnaire);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the questionnaires in " + folder + " cannot be read", unreadable);
        }
        return loaded;
    }

    private static Questionnaire read(Path file) throws IOException {
        var version = file.getFileName().toString().replace(".yaml", "");
        var wordings = new TreeMap<String, String>();
        try (var siblings = Files.list(file.getParent())) {
            for (var path : siblings.toList()) {
                var sibling = path.getFileName().toString();
                if (sibling.matches(version + "\\.[A-Za-z0-9-]+\\.yaml")) {
                    wordings.put(sibling, Files.readString(path));
                }
            }
        }
        try {
            var folder = file.toAbsolutePath().getParent().getFileName();
            return QuestionnaireFiles.read(
                    folder == null ? "" : folder.toString().replace("/", ""),
                    file.getFileName().toString(),
                    Files.readString(file),
                    wordings);
        } catch (Refusal broken) {
            var german = Texts.in("de");
            throw new IllegalStateException("The questionnaire in " + file.getParent() + " is broken:\n"
                    + broken.faults().stream()
                            .map(fault -> "  " + fault.where() + ": " + fault.in(german))
                            .collect(Collectors.joining("\n")));
        }
    }
}
