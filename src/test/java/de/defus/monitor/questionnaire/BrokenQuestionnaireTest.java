package de.defus.monitor.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each folder of {@code broken-questionnaires} holds a questionnaire with one mistake and what must be said about it. */
class BrokenQuestionnaireTest {

    private static final Path FOLDER = Path.of("src/test/resources/broken-questionnaires");

    @TestFactory
    Stream<DynamicTest> aMistakeIsNamedWhereItIs() throws IOException {
        return cases().map(broken -> dynamicTest(broken.getFileName().toString(), () -> {
            var refused = assertThrows(Refusal.class, () -> read(broken));
            assertEquals(ProblemType.QUESTIONNAIRE_INVALID, refused.type());
            assertEquals(
                    Files.readAllLines(broken.resolve("expected.txt")),
                    refused.faults().stream()
                            .map(fault ->
                                    fault.where() + " " + fault.messageKey().substring("questionnaire.".length()))
                            .toList());
            refused.faults().forEach(fault -> {
                assertFalse(fault.in(Texts.in("de")).contains("{0}"));
                assertFalse(fault.in(Texts.in("en")).contains("{0}"));
            });
        }));
    }

    @Test
    void everyFaultHasItsMistake() throws IOException {
        var shown = cases().map(BrokenQuestionnaireTest::expected)
                .flatMap(lines -> lines.stream().map(line -> line.substring(line.lastIndexOf(' ') + 1)))
                .collect(Collectors.toCollection(TreeSet::new));
        var words = ResourceBundle.getBundle("messages.questionnaire", java.util.Locale.ROOT);
        var known = words.keySet().stream()
                .filter(key -> key.startsWith("fault."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, shown);
    }

    @Test
    void withoutTheMistakeTheFilesAreRead() throws IOException {
        var read = read(Path.of("src/test/resources/questionnaire-short"));
        assertEquals("short", read.key());
        assertEquals(List.of("de"), read.languages());
        assertEquals(
                List.of("restricted", "avoids_1", "avoids_2"),
                Columns.of(read).stream().map(Column::name).toList());
    }

    @Test
    void aBrokenFileKeepsTheProgramFromStartingAndIsShownInGerman() {
        var failure = assertThrows(
                IllegalStateException.class,
                () -> new QuestionnaireCatalogue(
                        Optional.of(FOLDER.resolve("numberTwice").toString())));
        assertTrue(
                failure.getMessage()
                        .contains("v1.yaml:9 /sections/0/questions/1/number: Die Nummer 1 kommt schon vorher vor."),
                failure.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> new QuestionnaireCatalogue(
                        Optional.of(FOLDER.resolve("folder").toString())));
    }

    @Test
    void aFolderOfOnesOwnAddsToTheCatalogue() throws IOException {
        var catalogue = new QuestionnaireCatalogue(Optional.of("src/test/resources/questionnaire-short"));
        assertTrue(catalogue.find("short", 1).isPresent());
        assertTrue(catalogue.find("defus-monitor", 1).isPresent());
        assertTrue(catalogue.find("short", 2).isEmpty());
    }

    private static Stream<Path> cases() throws IOException {
        try (var folders = Files.list(FOLDER)) {
            return folders.sorted().toList().stream();
        }
    }

    private static List<String> expected(Path broken) {
        try {
            return Files.readAllLines(broken.resolve("expected.txt"));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    private static Questionnaire read(Path parent) throws IOException {
        try (var folders = Files.list(parent)) {
            var folder = folders.filter(Files::isDirectory).findFirst().orElseThrow();
            var wordings = new TreeMap<String, String>();
            var structure = "";
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    var name = file.getFileName().toString();
                    if (name.matches("v[0-9]+\\.yaml")) {
                        structure = name;
                    } else {
                        wordings.put(name, Files.readString(file));
                    }
                }
            }
            return QuestionnaireFiles.read(
                    folder.getFileName().toString(), structure, Files.readString(folder.resolve(structure)), wordings);
        }
    }
}
