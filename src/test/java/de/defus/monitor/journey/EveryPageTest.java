package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.export.DemoRelease;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every page of results and of staff, looked through for barriers; a page that nobody listed here fails the test. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EveryPageTest {

    /** Pages that are reached by what somebody holds or typed; journeys look them through. */
    private static final Set<String> ELSEWHERE = Set.of(
            "/c/{code}", // an access code
            "/b/{link}/{page}", // a questionnaire begun
            "/{kind}/{token}", // a one-time link
            "/rundgang/{code}", // a code of a walk
            "/rundgang/{code}/{number}",
            "/rundgaenge/{walkId}", // published after its debrief
            "/stadt/rundgaenge/{walkId}/fotos/{photoId}", // a picture
            "/stadt/rundgaenge/{walkId}/auswertung/{number}", // texts of a stop with observations
            "/stadt/wellen/{waveId}/belegschaft", // an instrument without districts
            "/stadt/wellen/{waveId}/fragebogen/fragen/{key}", // a question of the city's own
            "/stadt/wellen/{waveId}/fragebogen/orte/{key}", // a place of the city's own
            "/stadt/wellen/{waveId}/texte/{item}", // texts of a closed wave
            "/stadt/wellen/{waveId}/vorschau", // a closed wave
            "/stadt/befragungen/{surveyId}/wellen/import/{fileId}", // a file of this session
            "/stadt/befragungen/{surveyId}/wellen/import/{fileId}/vorschau");

    /** What stands for a parameter that is no id; in front the city's own ids. */
    private static final Map<String, String> VALUES = Map.of(
            "dimension",
            "affective",
            "item",
            "safe_place_parks",
            "code",
            "3",
            "slug",
            "not-found",
            "city",
            "musterstadt",
            "survey",
            "demo");

    /** The same page in another state. */
    private static final List<String> MORE = List.of(
            "/ergebnisse/demo?welle=1",
            "/ergebnisse/demo/frage/unsafe_reasons",
            "/ergebnisse/demo/frage/wanted_measures",
            "/ergebnisse/demo/karte?frage=wanted_measures&anteil=2&klassen=gleich",
            "/ergebnisse/demo/methode?lang=en");

    @TestHTTPResource
    URI base;

    @Test
    void nothingBarsTheWay() {
        var city = City.with("seiten");
        var demo = Staff.ofCity("musterstadt", Role.CITY_ADMIN);
        var ofDemo = Map.of("waveId", DemoRelease.wave().id().toString());
        var sampled = new SampledCity().open();
        var ofSampled = Map.of("waveId", sampled.wave);
        var found = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            for (var look : List.of(Map.entry(375, ColorScheme.LIGHT), Map.entry(1280, ColorScheme.DARK))) {
                var own = signedIn(browsers, look.getKey(), city.admin()).newPage();
                var released = signedIn(browsers, look.getKey(), demo).newPage();
                var drawn = signedIn(browsers, look.getKey(), sampled.admin).newPage();
                var platform =
                        signedIn(browsers, look.getKey(), Staff.ofThePlatform()).newPage();
                for (var page : List.of(own, released, drawn, platform)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.getValue()));
                }
                for (var route : routes()) {
                    if (ELSEWHERE.contains(route)) {
                        continue;
                    }
                    var page = route.startsWith("/verwaltung") ? platform : own;
                    if (route.endsWith("/forschungsdaten") || route.endsWith("/bericht/vorschau")) {
                        found.addAll(look(released, filled(route, ofDemo), look.getKey()));
                    } else if (route.endsWith("/briefe") || route.endsWith("/vorschau")) {
                        found.addAll(look(drawn, filled(route, ofSampled), look.getKey()));
                    } else {
                        found.addAll(look(page, filled(route, city.ids()), look.getKey()));
                    }
                }
                for (var path : MORE) {
                    found.addAll(look(own, path, look.getKey()));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static List<String> look(Page page, String path, int width) {
        var found = new ArrayList<String>();
        var answer = page.navigate(path);
        if (answer.status() != 200) {
            found.add(path + " answers " + answer.status());
            return found;
        }
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth")) {
            found.add(path + " is wider than " + width);
        }
        found.addAll(Browsers.barriers(page));
        return found;
    }

    private static String filled(String route, Map<String, String> ids) {
        var values = new LinkedHashMap<>(ids);
        values.putAll(VALUES);
        var path = route;
        for (var value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path.replaceAll("\\{link}", "demo");
    }

    /** The addresses of all pages, from the annotations of the classes. */
    private static Set<String> routes() {
        var routes = new TreeSet<String>();
        for (var type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("de.defus.monitor")) {
            for (var method : type.getMethods()) {
                if (method.isAnnotatedWith(GET.class) && isPage(type, method)) {
                    var joined = "/" + path(type.tryGetAnnotationOfType(Path.class)) + "/"
                            + path(method.tryGetAnnotationOfType(Path.class));
                    var route = joined.replaceAll("/+", "/").replaceAll("\\{(\\w+):[^}]*}", "{$1}");
                    routes.add(route.length() > 1 ? route.replaceAll("/$", "") : route);
                }
            }
        }
        return routes;
    }

    private static String path(Optional<Path> annotation) {
        return annotation.map(Path::value).orElse("");
    }

    private static boolean isPage(JavaClass type, JavaMethod method) {
        return Stream.of(method.tryGetAnnotationOfType(Produces.class), type.tryGetAnnotationOfType(Produces.class))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(made -> Arrays.asList(made.value()).contains("text/html"))
                .isPresent();
    }

    private BrowserContext signedIn(Browsers browsers, int width, Staff member) {
        var root = base.toString().replaceAll("/$", "");
        var context = browsers.visitor(root, width, "de-DE", true);
        context.addCookies(List.of(new Cookie("defus_session", member.session()).setUrl(root)));
        return context;
    }
}
