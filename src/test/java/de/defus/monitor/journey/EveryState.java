package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.account.Invitations;
import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.export.DemoRelease;
import de.defus.monitor.survey.access.SampledCity;
import de.defus.monitor.walk.Walking;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cities in which everything is there that a page may show: a wave in each of its states, letters, own places and questions,
 * texts to sort, lists of staff, walks before and after.
 */
final class EveryState {

    /**
     * A page and who looks at it.
     *
     * @param member absent for somebody who has not signed in
     */
    record Visit(Optional<Staff> member, String path) {}

    /** Who looks at a page, and what stands for the parameters of its address. */
    private record View(Optional<Staff> member, Map<String, String> values) {

        View(Staff member, Map<String, String> values) {
            this(Optional.of(member), values);
        }
    }

    private final Map<String, View> views = new HashMap<>();
    private final View common;
    private final View platform;
    private final String word;

    private EveryState(City city) {
        var values = new LinkedHashMap<>(city.ids());
        values.putAll(Map.of(
                "dimension", "affective",
                "item", "safe_place_parks",
                "code", "3",
                "slug", "not-found",
                "city", "musterstadt",
                "survey", "demo",
                "link", "demo"));
        word = city.word();
        common = new View(city.admin(), values);
        platform = new View(Staff.ofThePlatform(), values);
    }

    static EveryState create() {
        var city = City.with("seiten");
        var every = new EveryState(city);
        every.resident();
        every.drawn();
        every.closed();
        every.colleagues();
        every.walks(city);
        // A file belongs to the session that brought it.
        for (var below : new String[] {"", "/vorschau"}) {
            every.views.put(
                    "/stadt/befragungen/{surveyId}/wellen/import/{fileId}" + below,
                    new View(city.analyst(), city.ids()));
        }
        var demo = new View(
                Staff.ofCity("musterstadt", Role.CITY_ADMIN),
                Map.of("waveId", DemoRelease.wave().id().toString()));
        every.views.put("/stadt/wellen/{waveId}/forschungsdaten", demo);
        every.views.put("/stadt/wellen/{waveId}/bericht/vorschau", demo);
        return every;
    }

    /** Pages in another state than their route alone shows. */
    Stream<Visit> more() {
        return Stream.of(
                        "/ergebnisse/demo?welle=1",
                        "/ergebnisse/demo/frage/unsafe_reasons",
                        "/ergebnisse/demo/frage/wanted_measures",
                        "/ergebnisse/demo/karte?frage=wanted_measures&anteil=2&klassen=gleich",
                        "/ergebnisse/demo/methode?lang=en",
                        // Only whoever has a letter may answer.
                        "/b/" + word)
                .map(path -> new Visit(Optional.empty(), path));
    }

    /** Whoever must look at it, at an address without a parameter. */
    Visit visit(String route) {
        var view = views.getOrDefault(route, route.startsWith("/verwaltung") ? platform : common);
        var path = route;
        for (var value : view.values().entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        assertEquals(-1, path.indexOf('{'), () -> "nobody says what stands in " + route);
        return new Visit(view.member(), path);
    }

    /** A questionnaire begun, and an invitation. */
    private void resident() {
        views.put("/b/{link}/{page}", new View(Optional.empty(), Map.of("link", "demo", "page", "feeling_safe")));
        var invitation = Invitations.analyst("musterstadt").split("/");
        views.put("/{kind}/{token}", new View(Optional.empty(), Map.of("kind", invitation[1], "token", invitation[2])));
    }

    /** A wave with letters in the field. */
    private void drawn() {
        var sampled = new SampledCity().open();
        views.put("/stadt/wellen/{waveId}/stichprobe/briefe", new View(sampled.admin, Map.of("waveId", sampled.wave)));
        views.put("/c/{code}", new View(Optional.empty(), Map.of("code", sampled.codes.get(1))));
    }

    /** A closed wave with texts to sort, and one in preparation that asks other than the model. */
    private void closed() {
        var city = ImportCity.create();
        var draft = created(Walking.json(city.analyst())
                .body("{\"title\":\"2027\",\"sampling\":\"OPEN_ACCESS\"}")
                .post("/api/v1/surveys/" + city.surveyId() + "/waves"));
        var adapted = Walking.json(city.analyst())
                .body("""
                        {"dropped":["family_origin"],"places":[{"name":{"de":"Am Bahnhof"}},{"name":{"de":"Am Ufer"}}],
                         "questions":[{"section":"about_you","kind":"CHOICE","stem":{"de":"Kennen Sie das Amt?"},
                                       "answers":{"de":["Ja","Nein"]}},
                                      {"section":"about_you","kind":"TEXT","stem":{"de":"Was noch?"}}]}""".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/waves/" + draft + "/instrument");
        assertEquals(200, adapted.statusCode(), adapted::asString);
        var instrument = "/stadt/wellen/{waveId}/fragebogen";
        var ofDraft = Map.of("waveId", draft);
        views.put(instrument, new View(city.analyst(), ofDraft));
        views.put(instrument + "/vergleich", new View(city.analyst(), ofDraft));
        views.put(instrument + "/ansicht", new View(city.analyst(), ofDraft));
        views.put(
                instrument + "/orte/{key}",
                new View(city.analyst(), Map.of("waveId", draft, "key", adapted.path("adaptation.places[0].key"))));
        views.put(
                instrument + "/fragen/{key}",
                new View(city.analyst(), Map.of("waveId", draft, "key", adapted.path("adaptation.questions[0].key"))));

        var file = IntStream.range(0, 40)
                .mapToObj(row -> "%d;%d;%s\n"
                        .formatted(1 + row % 2, 1 + row % 5, row % 4 == 0 ? "Mehr Licht, Tel. 0171 234567" + row : ""))
                .collect(Collectors.joining("", "district;safe_dark_neighbourhood;wishes\n", ""));
        var sent = city.send(file.getBytes(StandardCharsets.UTF_8), Map.of("title", "2023", "position", "first"));
        assertEquals(201, sent.statusCode(), sent::asString);
        String wave = sent.path("wave.id");
        var texts = "/api/v1/waves/" + wave + "/texts";
        Walking.json(city.analyst()).post(texts + "/gathering").then().statusCode(200);
        Walking.json(city.analyst())
                .body("{\"codes\":[{\"german\":\"Beleuchtung\"},{\"german\":\"Personen\"}]}")
                .put(texts + "/wishes/frame")
                .then()
                .statusCode(200);
        for (var below : new String[] {"/texte", "/texte/{item}", "/vorschau", "/entfernen"}) {
            views.put(
                    "/stadt/wellen/{waveId}" + below,
                    new View(city.analyst(), Map.of("waveId", wave, "item", "wishes")));
        }
    }

    /** A wave of colleagues, with their list. */
    private void colleagues() {
        var analyst = Staff.ofNewCity();
        var slug = analyst.municipality().slug().replace("teststadt-", "kollegen");
        var survey = created(Walking.json(analyst).body("""
                        {"slug":"%s","titleGerman":"Sicher arbeiten","titleEnglish":"Safe at work",
                         "questionnaireKey":"safety-at-work","questionnaireVersion":1}""".formatted(slug)).post("/api/v1/surveys"));
        var wave = created(Walking.json(analyst)
                .body("{\"title\":\"2026\",\"sampling\":\"STRATIFIED_SAMPLE\"}")
                .post("/api/v1/surveys/" + survey + "/waves"));
        var list = IntStream.range(0, 60)
                .mapToObj(number -> "P-%03d;%s\n".formatted(number, number % 3 == 0 ? "Bürgeramt" : "Tiefbauamt"))
                .collect(Collectors.joining("", "Nummer;Abteilung\n", ""));
        var loaded = analyst.request()
                .contentType("text/csv")
                .body(list.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/waves/" + wave + "/sample/staff");
        assertEquals(200, loaded.statusCode(), loaded::asString);
        views.put("/stadt/wellen/{waveId}/belegschaft", new View(analyst, Map.of("waveId", wave)));
    }

    /** A walk that goes on, with what was noted; and one that is over, published, and has a measure. */
    private void walks(City city) {
        var open = new Walking(city.analyst(), city.ids().get("walkId"));
        open.send(Walking.observations(1, 6, 8)).then().statusCode(200);
        var code = Map.of("code", open.code(), "number", "1");
        views.put("/rundgang/{code}", new View(Optional.empty(), code));
        views.put("/rundgang/{code}/{number}", new View(Optional.empty(), code));

        var over = Walking.open("Unterführung", "DARK", 2);
        over.send(Walking.observations(1, 7, 6)).then().statusCode(200);
        over.call("close", 200);
        var measure = Walking.json(over.analyst()).body("""
                        {"content":{"text":"Heller machen","department":"Tiefbauamt","priority":"HIGH","costClass":"SMALL",
                         "dueOn":"2026-12-20"},"stops":[1]}""").post(over.path() + "/measures");
        assertEquals(201, measure.statusCode(), measure::asString);
        Walking.json(over.analyst())
                .body("{\"published\":true}")
                .put(over.path() + "/publication")
                .then()
                .statusCode(200);
        views.put("/rundgaenge/{walkId}", new View(Optional.empty(), Map.of("walkId", over.id())));
        for (var below : new String[] {"/auswertung", "/auswertung/{number}", "/protokoll", "/veraenderung"}) {
            views.put(
                    "/stadt/rundgaenge/{walkId}" + below,
                    new View(over.analyst(), Map.of("walkId", over.id(), "number", "1")));
        }
    }

    private static String created(Response answer) {
        assertEquals(201, answer.statusCode(), answer::asString);
        return answer.header("Location").replaceAll(".*/", "");
    }
}
