package de.defus.monitor.survey.instrument;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What is printed on paper is what the wave asks. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PrintedInstrumentTest {

    private final EntityManager entities;
    private final TenantScope scope;

    PrintedInstrumentTest(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    @Test
    void theBookletAsksWhatTheCityAddedAndFixesIt() throws IOException {
        var city = new SampledCity().drawn();
        var instrument = "/api/v1/waves/" + city.wave + "/instrument";
        city.put(instrument, "application/json", """
                {"dropped":["household"],"places":[{"name":{"de":"Am Hauptbahnhof"}}],"questions":[{"section":"about_you",
                 "kind":"CHOICE","stem":{"de":"Kennen Sie das Ordnungsamt?"},"answers":{"de":["Gut","Kaum"]}}]}""");
        var text = booklet(city);
        assertTrue(text.contains("Am Hauptbahnhof"), text);
        assertTrue(text.contains("25. Kennen Sie das Ordnungsamt?"), text);
        assertTrue(text.contains("Kaum") && !text.contains("Mit wem leben Sie"), text);

        // Somebody changes the questionnaire between two looks: as long as no letter has its code, they may.
        city.put(instrument, "application/json", "{\"places\":[{\"name\":{\"de\":\"Am Markt\"}}]}");
        assertTrue(booklet(city).contains("Am Markt"));
        city.coded();
        city.analyst
                .request()
                .contentType("application/json")
                .body("{}")
                .put(instrument)
                .then()
                .statusCode(409);
        city.analyst.request().get(instrument).then().body("frozen", equalTo(true));
        city.analyst
                .browser()
                .get("/stadt/wellen/" + city.wave + "/fragebogen")
                .then()
                .body(containsString("Papierbögen können gedruckt sein"));
        // Nor does the database let it through.
        Assertions.assertThrows(
                RuntimeException.class,
                () -> scope.run(
                        city.analyst.municipalityId(),
                        () -> entities.createNativeQuery("""
                                        insert into adaptations (wave_id, municipality_id, adaptation)
                                        values (:wave, :municipality, '{}')
                                        on conflict (wave_id) do update set adaptation = '{}'""")
                                .setParameter("wave", UUID.fromString(city.wave))
                                .setParameter("municipality", city.analyst.municipalityId())
                                .executeUpdate()));
        city.analyst.request().get(instrument).then().body("adaptation.places.size()", equalTo(1));
    }

    private static String booklet(SampledCity city) throws IOException {
        var answer = city.analyst.browser().get("/stadt/wellen/" + city.wave + "/stichprobe/briefe/papierbogen.pdf");
        assertEquals(200, answer.statusCode());
        try (var pdf = Loader.loadPDF(answer.asByteArray())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }
}
