package de.defus.monitor.export.opendata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.place.District;
import de.defus.monitor.questionnaire.Indicator;
import de.defus.monitor.questionnaire.Questionnaire;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * The districts with their published indicators as GeoJSON (RFC 7946): WGS 84, longitude first. What is withheld is null,
 * never left out.
 */
public final class DistrictMap {

    private DistrictMap() {}

    /** Writes the collection; the stream stays open. */
    public static void write(Release release, List<District> districts, String language, OutputStream out)
            throws IOException {
        var json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeStringField("name", release.surveySlug() + "-" + release.waveNumber());
        json.writeArrayFieldStart("features");
        for (var district : districts) {
            json.writeStartObject();
            json.writeStringField("type", "Feature");
            json.writeStringField("id", district.key());
            json.writeObjectFieldStart("properties");
            json.writeStringField("key", district.key());
            json.writeNumberField("code", district.code());
            json.writeStringField("name", district.name());
            for (var indicator : release.questionnaire().indicators()) {
                indicator(json, indicator, find(release, indicator, district.code()), language);
            }
            json.writeEndObject();
            json.writeFieldName("geometry");
            json.writeRawValue(district.outline());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private static void indicator(
            JsonGenerator json, Indicator indicator, Optional<PublishedEstimate> estimate, String language)
            throws IOException {
        json.writeStringField(indicator.key() + "_label", indicator.label().in(language));
        if (estimate.isEmpty()) {
            for (var part : List.of("share", "lower", "upper", "base")) {
                json.writeNullField(indicator.key() + "_" + part);
            }
            return;
        }
        json.writeNumberField(indicator.key() + "_share", estimate.get().value());
        json.writeNumberField(indicator.key() + "_lower", estimate.get().lower());
        json.writeNumberField(indicator.key() + "_upper", estimate.get().upper());
        json.writeNumberField(indicator.key() + "_base", estimate.get().base());
    }

    private static Optional<PublishedEstimate> find(Release release, Indicator indicator, int district) {
        return release.results().findTable(indicator.item(), Questionnaire.DISTRICT_SCALE).stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.group() == district)
                .findFirst()
                .flatMap(row -> IndicatorShare.find(release, indicator, row));
    }
}
