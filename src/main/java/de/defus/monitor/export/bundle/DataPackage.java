package de.defus.monitor.export.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.export.microdata.Microdata;
import de.defus.monitor.export.microdata.Variable;
import de.defus.monitor.platform.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the bundle for programs: a Frictionless Data Package. */
final class DataPackage {

    private final Microdata data;
    private final Texts texts;
    private final ObjectMapper json;

    DataPackage(Microdata data, Texts texts, ObjectMapper json) {
        this.data = data;
        this.texts = texts;
        this.json = json;
    }

    /** A file of the bundle. */
    record Resource(String path, String mediaType, String title, long bytes, String sha256) {}

    void write(List<Resource> resources, OutputStream out) throws IOException {
        var release = data.release();
        var root = new LinkedHashMap<String, Object>();
        root.put("profile", "data-package");
        root.put("name", release.surveySlug() + "-" + release.waveNumber() + "-" + release.number());
        root.put("id", release.id().toString());
        root.put(
                "title",
                release.surveyTitle().in(texts.language()) + ", "
                        + release.waveTitle().in(texts.language()));
        root.put("description", texts.say("export.abstract"));
        root.put("version", Integer.toString(release.number()));
        root.put("created", release.releasedOn() + "T00:00:00Z");
        root.put("licenses", List.of(Map.of("path", "TERMS.txt", "title", texts.say("export.file.terms"))));
        root.put("contributors", List.of(Map.of("title", release.municipalityName(), "role", "publisher")));
        root.put("resources", resources.stream().map(this::resource).toList());
        out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private Map<String, Object> resource(Resource file) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("name", file.path().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        resource.put("path", file.path());
        resource.put("title", file.title());
        resource.put("mediatype", file.mediaType());
        resource.put("bytes", file.bytes());
        resource.put("hash", "sha256:" + file.sha256());
        if (file.mediaType().equals("text/csv")) {
            resource.put("profile", "tabular-data-resource");
            resource.put("encoding", "utf-8");
            resource.put("dialect", Map.of("delimiter", ",", "lineTerminator", "\r\n", "header", true));
            resource.put("schema", file.path().startsWith("data/") ? microdata() : shares());
        }
        return resource;
    }

    private Map<String, Object> microdata() {
        return Map.of("fields", data.variables().stream().map(this::field).toList(), "missingValues", List.of(""));
    }

    private Map<String, Object> field(Variable variable) {
        var field = new LinkedHashMap<String, Object>();
        field.put("name", variable.name());
        field.put("title", variable.label().in(texts.language()));
        field.put("type", variable.isCoded() ? "integer" : "number");
        if (variable.isCoded()) {
            field.put(
                    "constraints",
                    Map.of(
                            "enum",
                            variable.allValues().stream()
                                    .map(Variable.Value::code)
                                    .toList()));
            var categories = new ArrayList<Map<String, Object>>();
            variable.allValues()
                    .forEach(value -> categories.add(
                            Map.of("value", value.code(), "label", value.label().in(texts.language()))));
            field.put("categories", categories);
            field.put(
                    "missingCodes",
                    variable.missing().stream().map(Variable.Value::code).toList());
        }
        return field;
    }

    private Map<String, Object> shares() {
        var texts = List.of("item", "breakdown", "measure", "variable", "codes", "valid", "group_codes");
        return Map.of(
                "fields",
                SharesTable.COLUMNS.stream()
                        .map(name -> Map.of(
                                "name",
                                name,
                                "type",
                                texts.contains(name)
                                        ? "string"
                                        : name.equals("group") || name.equals("base") ? "integer" : "number"))
                        .toList(),
                "missingValues",
                List.of(""));
    }
}
