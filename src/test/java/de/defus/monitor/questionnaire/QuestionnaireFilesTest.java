package de.defus.monitor.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The model questionnaire is whole, and a broken copy of it is refused with the fault by name. */
class QuestionnaireFilesTest {

    private static final Path FOLDER = Path.of("questionnaires/defus-monitor");

    @Test
    void theModelQuestionnaireIsWholeInBothLanguages() throws IOException {
        var model = QuestionnaireFiles.read("v1.yaml", text("v1.yaml"), wordings());
        assertEquals(25, model.questions().count());
        assertEquals("de", model.languages().get(0));
        assertTrue(model.languages().contains("en"));
    }

    @Test
    void brokenStructureIsNamed() throws IOException {
        var good = text("v1.yaml");
        assertTrue(faults("\tkey: x").contains("questionnaire.fault.yaml"));
        assertTrue(faults(good.replace("number: 3\n", "number: 2\n")).contains("questionnaire.fault.numberTwice"));
        assertTrue(faults(good.replace("scale: satisfaction\n", "scale: nothing\n"))
                .contains("questionnaire.fault.scale"));
        assertTrue(faults(good.replace("{item: activities_restricted, in: [1]}", "{item: later, in: [1]}"))
                .contains("questionnaire.fault.routing"));
        assertTrue(
                faults(good.replace("item: likely_any_offence, codes: [3, 4]", "item: likely_any_offence, codes: [9]"))
                        .contains("questionnaire.fault.code"));
        assertTrue(faults(good.replace("kind: battery", "kind: matrix")).contains("questionnaire.fault.schema"));
    }

    @Test
    void aMissingWordingIsNamed() throws IOException {
        var wordings =
                Map.of("v1.de.yaml", text("v1.de.yaml").replaceFirst("(?m)^  safety_change:\n    stem: .*\n", ""));
        var refused = assertThrows(Refusal.class, () -> QuestionnaireFiles.read("v1.yaml", text("v1.yaml"), wordings));
        assertTrue(
                refused.faults().stream().anyMatch(fault -> fault.messageKey().equals("questionnaire.fault.wording")));
        assertTrue(assertThrows(
                        Refusal.class,
                        () -> QuestionnaireFiles.read(
                                "v1.yaml", text("v1.yaml"), Map.of("v1.en.yaml", text("v1.en.yaml"))))
                .faults()
                .stream()
                .anyMatch(fault -> fault.messageKey().equals("questionnaire.fault.german")));
    }

    private static List<String> faults(String structure) throws IOException {
        var wordings = wordings();
        return assertThrows(Refusal.class, () -> QuestionnaireFiles.read("v1.yaml", structure, wordings))
                .faults()
                .stream()
                .map(Fault::messageKey)
                .toList();
    }

    private static Map<String, String> wordings() throws IOException {
        return Map.of("v1.de.yaml", text("v1.de.yaml"), "v1.en.yaml", text("v1.en.yaml"));
    }

    private static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }
}
