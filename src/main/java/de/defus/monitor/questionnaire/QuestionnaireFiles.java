package de.defus.monitor.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.LocalizedText;
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
     * @param folder name of the folder the files lie in
     * @param name name of the structure's file
     * @param structure text of the structure's file
     * @param wordings texts of the files of wordings, by file name
     * @throws Refusal {@code QUESTIONNAIRE_INVALID} with every fault: file, line, path, what is wrong
     */
    public static Questionnaire read(String folder, String name, String structure, Map<String, String> wordings) {
        var faults = new FileFaults();
        var file = read(name, structure, STRUCTURE, faults);
        Map<String, YamlFile> byLanguage = new LinkedHashMap<>();
        new TreeMap<>(wordings).forEach((wordingName, text) -> {
            var wording = read(wordingName, text, WORDINGS, faults);
            var language = wording.root().path("language").asText();
            if (byLanguage.putIfAbsent(language, wording) != null) {
                faults.add(wording, "/language", "questionnaire.fault.languageTwice", language);
            }
        });
        // A file of the wrong shape would only give misleading faults in the next step.
        refuseIfAny(faults);
        if (!byLanguage.containsKey(LocalizedText.BASE_LANGUAGE)) {
            faults.add(name, 1, "", "questionnaire.fault.german");
        }
        refuseIfAny(faults);
        checkNames(folder, file, byLanguage, faults);
        var questionnaire = new QuestionnaireBuilder(file, byLanguage, faults).build();
        refuseIfAny(faults);
        return questionnaire;
    }

    /** Who reads a file's name must not be misled: another version of the same key would take its place unnoticed. */
    private static void checkNames(String folder, YamlFile file, Map<String, YamlFile> wordings, FileFaults faults) {
        var key = file.root().path("key").asText();
        if (!key.equals(folder)) {
            faults.add(file, "/key", "questionnaire.fault.folder", key, folder);
        }
        var version = "v" + file.root().path("version").asInt();
        if (!file.name().equals(version + ".yaml")) {
            faults.add(file, "/version", "questionnaire.fault.fileName", file.name(), version + ".yaml");
        }
        wordings.forEach((language, wording) -> {
            var name = version + "." + language + ".yaml";
            if (!wording.name().equals(name)) {
                faults.add(wording, "/language", "questionnaire.fault.fileName", wording.name(), name);
            }
        });
    }

    private static void refuseIfAny(FileFaults faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.QUESTIONNAIRE_INVALID, faults.list());
        }
    }

    private static YamlFile read(String name, String text, JsonSchema schema, FileFaults faults) {
        var ownFaults = new FileFaults();
        var file = YamlFile.read(name, text, ownFaults);
        if (ownFaults.isEmpty()) {
            checkShape(file, schema, ownFaults);
        }
        faults.addAll(ownFaults);
        return file;
    }

    private static void checkShape(YamlFile file, JsonSchema schema, FileFaults faults) {
        for (var message : schema.validate(file.root())) {
            var path = message.getInstanceLocation().toString();
            var pointer = path.equals("$")
                    ? ""
                    : path.replace("$.", "/").replace("$[", "/").replaceAll("[.\\[]", "/");
            faults.add(file, pointer.replace("]", ""), "questionnaire.fault.schema", message.getMessage());
        }
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
