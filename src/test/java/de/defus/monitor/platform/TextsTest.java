package de.defus.monitor.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No page ever lacks a word: every key that is said exists, in German and in English. */
class TextsTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern SAID = Pattern.compile(
            "(?:say\\(|Fault\\.at\\([^,;]+, ?|faults?\\.add\\([^;]*?, ?|fault\\([^,;]+, ?)['\"]([a-z]+\\.[A-Za-z.-]+[A-Za-z])['\"]");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        for (var file : files(MESSAGES, ".properties")) {
            var name = file.getFileName().toString();
            if (!name.contains("_")) {
                var english = MESSAGES.resolve(name.replace(".properties", "_en.properties"));
                assertEquals(keys(file), keys(english), name);
            }
        }
    }

    @Test
    void everythingThatIsSaidIsWritten() {
        var written = new TreeSet<String>();
        for (var file : files(MESSAGES, ".properties")) {
            var feature = file.getFileName().toString().replaceAll("(_.*)?\\.properties", "");
            keys(file).forEach(key -> written.add(feature + "." + key));
        }
        var said = new TreeSet<String>();
        var sources = new ArrayList<>(files(Path.of("src/main/java"), ".java"));
        sources.addAll(files(Path.of("src/main/resources/templates"), ".html"));
        sources.forEach(source -> SAID.matcher(read(source)).results().forEach(found -> said.add(found.group(1))));
        for (var type : ProblemType.values()) {
            said.add("problem." + type.slug() + ".title");
            said.add("problem." + type.slug() + ".detail");
        }
        assertTrue(said.size() > 200, "the search finds keys: " + said.size());
        said.removeAll(written);
        assertEquals(Set.of(), said);
    }

    private static Set<String> keys(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static List<Path> files(Path folder, String ending) {
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
