package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.Texts;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
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

    private final Map<String, Entry> byName;

    /**
     * @param digest SHA-256 of the names and bytes of its files, hexadecimal
     */
    private record Entry(Questionnaire questionnaire, String digest) {}

    QuestionnaireCatalogue(@ConfigProperty(name = "defus.questionnaires.folder") Optional<String> folder)
            throws IOException {
        Map<String, Entry> found = new LinkedHashMap<>();
        ClassPathUtils.consumeAsPaths(FOLDER, path -> found.putAll(load(path)));
        folder.map(Path::of).ifPresent(path -> found.putAll(load(path)));
        this.byName = Map.copyOf(found);
    }

    /** All, by key, the newest version of each first. */
    public List<Questionnaire> list() {
        return byName.values().stream()
                .map(Entry::questionnaire)
                .sorted(Comparator.comparing(Questionnaire::key)
                        .thenComparing(Questionnaire::version, Comparator.reverseOrder()))
                .toList();
    }

    public Optional<Questionnaire> find(String key, int version) {
        return Optional.ofNullable(byName.get(name(key, version))).map(Entry::questionnaire);
    }

    /**
     * A fingerprint of a questionnaire's files, structure and wordings: SHA-256, hexadecimal.
     *
     * @throws Refusal {@code NOT_FOUND}
     */
    public String digest(String key, int version) {
        return Optional.ofNullable(byName.get(name(key, version)))
                .map(Entry::digest)
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
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

    private static Map<String, Entry> load(Path folder) {
        var loaded = new LinkedHashMap<String, Entry>();
        try (var files = Files.walk(folder, 2)) {
            for (var file : files.filter(path -> path.getFileName() != null
                            && path.getFileName().toString().matches("v[0-9]+\\.yaml"))
                    .sorted()
                    .toList()) {
                var entry = read(file);
                var questionnaire = entry.questionnaire();
                loaded.put(name(questionnaire.key(), questionnaire.version()), entry);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the questionnaires in " + folder + " cannot be read", unreadable);
        }
        return loaded;
    }

    private static String digest(Map<String, String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : new TreeMap<>(files).entrySet()) {
                // The lengths keep the end of one from passing for the beginning of the next.
                var text = file.getValue().getBytes(StandardCharsets.UTF_8);
                digest.update((file.getKey() + " " + text.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(text);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static Entry read(Path file) throws IOException {
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
            var structure = Files.readString(file);
            var questionnaire = QuestionnaireFiles.read(
                    folder == null ? "" : folder.toString().replace("/", ""),
                    file.getFileName().toString(),
                    structure,
                    wordings);
            wordings.put(file.getFileName().toString(), structure);
            return new Entry(questionnaire, digest(wordings));
        } catch (Refusal broken) {
            var german = Texts.in("de");
            throw new IllegalStateException("The questionnaire in " + file.getParent() + " is broken:\n"
                    + broken.faults().stream()
                            .map(fault -> "  " + fault.where() + ": " + fault.in(german))
                            .collect(Collectors.joining("\n")));
        }
    }
}
