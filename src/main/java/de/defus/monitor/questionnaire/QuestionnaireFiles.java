package de.defus.monitor.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads a questionnaire from its files: the structure and one file of wordings a language. */
public final class QuestionnaireFiles {

    private static final JsonSchema STRUCTURE = schema("/questionnaires/schema.json");
    private static final JsonSchema WORDINGS = schema("/questionnaires/wordings.schema.json");

    private QuestionnaireFiles() {}

    /**
     * The questionnaire of these files.
     *
     * @param name name of the structure's file, for messages
     * @param structure text of the structure's file
     * @param wordings texts of the files of wordings, by file name
     * @throws Refusal {@code QUESTIONNAIRE_INVALID} with every fault: file, line, path, what is wrong
     */
    public static Questionnaire read(String name, String structure, Map<String, String> wordings) {
        var faults = new FileFaults();
        var file = checked(YamlFile.read(name, structure, faults), STRUCTURE, faults);
        Map<String, YamlFile> byLanguage = new LinkedHashMap<>();
        new TreeMap<>(wordings).forEach((wordingName, text) -> {
            var wording = checked(YamlFile.read(wordingName, text, faults), WORDINGS, faults);
            byLanguage.put(wording.root().path("language").asText(), wording);
        });
        if (!byLanguage.containsKey("de")) {
            faults.add(name, 1, "", "questionnaire.fault.german");
        }
        // A file of the wrong shape would only give misleading faults in the next step.
        refuseIfAny(faults);
        var questionnaire = new QuestionnaireBuilder(file, byLanguage, faults).build();
        refuseIfAny(faults);
        return questionnaire;
    }

    private static void refuseIfAny(FileFaults faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.QUESTIONNAIRE_INVALID, faults.list());
        }
    }

    private static YamlFile checked(YamlFile file, JsonSchema schema, FileFaults faults) {
        for (var message : schema.validate(file.root())) {
            var path = message.getInstanceLocation().toString();
            var pointer = path.equals("$")
                    ? ""
                    : path.replace("$.", "/").replace("$[", "/").replaceAll("[.\\[]", "/");
            faults.add(file, pointer.replace("]", ""), "questionnaire.fault.schema", message.getMessage());
        }
        return file;
    }

    private static JsonSchema schema(String resource) {
        try (InputStream stream = QuestionnaireFiles.class.getResourceAsStream(resource)) {
            JsonNode node = new ObjectMapper().readTree(stream);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(node);
        } catch (IOException missing) {
            throw new IllegalStateException("the program lacks its own file " + resource, missing);
        }
    }
}
