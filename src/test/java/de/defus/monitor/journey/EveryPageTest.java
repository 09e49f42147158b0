package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every page there is, looked through for barriers on a phone in the light and on a desk in the dark. A page whose address
 * the test cannot fill fails it.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EveryPageTest {

    @TestHTTPResource
    URI base;

    @Test
    void nothingBarsTheWay() {
        var every = EveryState.create();
        var routes = routes();
        assertTrue(routes.size() > 70 && routes.contains("/ergebnisse/{survey}"), routes::toString);
        // One member after the other, so that the session changes as rarely as can be.
        var visits = Stream.concat(routes.stream().map(every::visit), every.more())
                .collect(Collectors.groupingBy(EveryState.Visit::member));
        var found = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            for (var visit : visits.entrySet()) {
                var page = signedIn(browsers, visit.getKey()).newPage();
                visit.getValue().forEach(one -> found.addAll(look(page, one.path())));
                page.context().close();
            }
            assertEquals(List.of(), found);
            assertEquals(List.of(), browsers.complaints());
        }
    }

    private static List<String> look(Page page, String path) {
        var found = new ArrayList<String>();
        show(page, 375, ColorScheme.LIGHT);
        var answer = page.navigate(path);
        if (answer.status() != 200) {
            return List.of(path + " answers " + answer.status());
        }
        found.addAll(check(page, path, 375));
        show(page, 1280, ColorScheme.DARK);
        found.addAll(check(page, path, 1280));
        return found;
    }

    private static List<String> check(Page page, String path, int width) {
        var found = new ArrayList<>(Browsers.barriers(page));
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth")) {
            found.add(path + " is wider than " + width);
        }
        return found;
    }

    private static void show(Page page, int width, ColorScheme scheme) {
        page.setViewportSize(width, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
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
                .filter(made -> Arrays.stream(made.value()).anyMatch(name -> name.startsWith("text/html")))
                .isPresent();
    }

    private BrowserContext signedIn(Browsers browsers, Optional<Staff> member) {
        var root = base.toString().replaceAll("/$", "");
        var context = browsers.visitor(root, 375, "de-DE", true);
        member.ifPresent(
                staff -> context.addCookies(List.of(new Cookie("defus_session", staff.session()).setUrl(root))));
        return context;
    }
}
