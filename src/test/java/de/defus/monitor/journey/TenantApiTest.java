package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two cities share a platform and never meet: neither through an address nor in the database. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TenantApiTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{ *([A-Za-z]+)[^}]*}");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");
    /** Addresses everybody may read: a wave's questionnaire, released results, and walks by their code or once
     * they are published. */
    private static final List<String> OPEN_TO_EVERYONE = List.of(
            "/b/",
            "/ergebnisse/",
            "/daten/",
            "/api/v1/open-data/",
            "/api/v1/results/",
            "/api/v1/links/",
            "/rundgang/",
            "/rundgaenge/",
            "/api/v1/walks/join/",
            "/api/v1/published-walks/",
            "/massnahmen/",
            "/api/v1/published-measures/");

    private static City mine;
    private static City other;

    private final EntityManager entities;
    private final TenantScope scope;

    TenantApiTest(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** A method and an address with its parameters. */
    private record Route(String method, String path) {

        boolean names(String parameter) {
            return path.contains("{" + parameter + "}");
        }

        boolean isForEveryone() {
            return OPEN_TO_EVERYONE.stream().anyMatch(path::startsWith);
        }

        String with(Map<String, String> values) {
            return PARAMETER.matcher(path).replaceAll(found -> values.getOrDefault(found.group(1), "1"));
        }
    }

    @BeforeEach
    void twoCities() {
        if (mine == null) {
            mine = City.with("eigen");
            other = City.with("fremd");
        }
    }

    @Test
    void theRoutesOfPagesAndProgramsAreAllFound() {
        var routes = routes();
        assertTrue(routes.contains(new Route("GET", "/stadt/befragungen/{surveyId}")), routes.toString());
        assertTrue(routes.contains(new Route("POST", "/api/v1/waves/{waveId}/release")), routes.toString());
        for (var described : described()) {
            assertTrue(routes.contains(described), () -> "not found in the classes: " + described);
        }
        var unknown = new TreeSet<String>();
        routes.stream()
                .filter(route -> !route.isForEveryone())
                .forEach(route -> PARAMETER
                        .matcher(route.path())
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> name.endsWith("Id") && !other.ids().containsKey(name))
                        .forEach(unknown::add));
        // A new kind of id: add one of each city to City, so that this test tries it.
        assertEquals(Set.of(), unknown, "ids that no city of this test has");
    }

    @Test
    void anotherCitysIdsOpenNothing() {
        var tried = 0;
        for (var route : routes()) {
            if (route.isForEveryone() || other.ids().keySet().stream().noneMatch(route::names)) {
                continue;
            }
            for (var member : List.of(mine.analyst(), mine.admin())) {
                // With each single id of the other city, and with all of them.
                for (var values : mixtures(route)) {
                    tried++;
                    var answers = new ArrayList<Response>();
                    answers.add(call(member, route.method(), route.with(values)));
                    if (route.path().startsWith("/api/")) {
                        answers.add(call(member.program(), route.method(), route.with(values)));
                    }
                    for (var answer : answers) {
                        var told = route + " " + values + ": " + answer.statusCode() + "\n" + answer.asString();
                        assertTrue(Set.of(403, 404, 405).contains(answer.statusCode()), told);
                        assertFalse(answer.asString().contains(other.word()), told);
                    }
                }
            }
        }
        assertTrue(tried > 20, "only " + tried + " calls were tried");
    }

    @Test
    void nothingOfTheOtherCityIsListed() {
        for (var route : routes()) {
            if (route.method().equals("GET") && !route.isForEveryone()) {
                for (var member : List.of(mine.analyst(), mine.admin())) {
                    var answer = call(member, "GET", route.with(mine.ids()));
                    assertFalse(answer.asString().contains(other.word()), route.toString());
                    assertFalse(answer.asString().contains(other.analyst().email()), route.toString());
                }
            }
        }
        assertTrue(call(mine.analyst(), "GET", "/stadt").asString().contains(mine.word()), "the word is seen at home");
    }

    @Test
    void theOtherCityIsUnchangedAfterwards() {
        for (var route : routes()) {
            if (!route.method().equals("GET") && !route.isForEveryone()) {
                var values = new LinkedHashMap<>(other.ids());
                if (other.ids().keySet().stream().anyMatch(route::names)) {
                    call(mine.admin(), route.method(), route.with(values));
                }
            }
        }
        var waves =
                other.analyst().request().get("/api/v1/surveys/" + other.ids().get("surveyId") + "/waves");
        assertEquals(List.of("OPEN"), waves.path("wave.state"));
        assertEquals(200, other.analyst().request().get("/api/v1/me").statusCode());
    }

    @Test
    void inTheScopeOfOneCityNoTableShowsARowOfAnother() {
        var tables = tablesOfCities();
        assertTrue(
                tables.containsAll(Set.of("districts", "surveys", "waves", "responses", "drafts")), tables.toString());
        for (var table : tables) {
            var inOwnScope = owners(mine, table);
            if (isReadableByEveryone(table)) {
                continue;
            }
            inOwnScope.remove(mine.analyst().municipalityId());
            assertEquals(Set.of(), inOwnScope, "the scope of one city shows rows of others in " + table);
        }
        for (var table : List.of("districts", "population_counts", "surveys", "waves", "users", "audit_entries")) {
            assertEquals(Set.of(other.analyst().municipalityId()), owners(other, table), table);
        }
    }

    @Test
    void withoutAScopeNoRowIsShown() {
        for (var table : tablesOfCities()) {
            if (!isReadableByEveryone(table)) {
                var rows = scope.callWith(
                        "defus.nothing",
                        "1",
                        () -> entities.createNativeQuery(
                                        "select count(*) from " + table + " where municipality_id is not null",
                                        Long.class)
                                .getSingleResult());
                assertEquals(0L, rows, table);
            }
        }
    }

    @Test
    void noRowIsWrittenIntoAnotherCity() {
        for (var table : tablesOfCities()) {
            var changed = scope.call(mine.analyst().municipalityId(), () -> {
                // What no policy or trigger lets through is refused; what is not seen is not changed.
                if (!privileged(table, "UPDATE")) {
                    return 0;
                }
                return entities.createNativeQuery("update " + table
                                + " set municipality_id = municipality_id where municipality_id = :other")
                        .setParameter("other", other.analyst().municipalityId())
                        .executeUpdate();
            });
            assertEquals(0, changed, table);
        }
        var failed = org.junit.jupiter.api.Assertions.assertThrows(
                Exception.class,
                () -> scope.call(
                        mine.analyst().municipalityId(),
                        () -> entities.createNativeQuery(
                                        "insert into districts (municipality_id, code, key, name, outline) values (:other, 9, 'x', 'x', '{}')")
                                .setParameter("other", other.analyst().municipalityId())
                                .executeUpdate()));
        assertTrue(failed.toString().contains("row-level security"), failed.toString());
    }

    @Test
    void everyTableOfCitiesForcesRowLevelSecurityOnItsOwnerToo() {
        for (var table : tablesOfCities()) {
            var flags = scope.callWith("defus.nothing", "1", () -> (Object[]) entities.createNativeQuery(
                            "select relrowsecurity, relforcerowsecurity from pg_class where oid = cast(:table as regclass)")
                    .setParameter("table", table)
                    .getSingleResult());
            assertEquals(List.of(true, true), List.of(flags), table);
        }
        var bypasses = scope.callWith(
                "defus.nothing",
                "1",
                () -> entities.createNativeQuery(
                                "select rolsuper or rolbypassrls from pg_roles where rolname = current_user",
                                Boolean.class)
                        .getSingleResult());
        assertEquals(false, bypasses);
    }

    /** Tables of the program without a municipality are listed here with the reason why they need none. */
    @Test
    void noTableIsForgotten() {
        var without = new TreeSet<>(names(
                "select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace"));
        without.removeAll(tablesOfCities());
        assertEquals(
                new TreeSet<>(Set.of(
                        "municipalities", // public: names and keys
                        "staff_sessions", // shown to the holder of the token only
                        "flyway_schema_history")),
                without);
    }

    private List<Map<String, String>> mixtures(Route route) {
        var mixtures = new ArrayList<Map<String, String>>();
        mixtures.add(other.ids());
        var named = other.ids().keySet().stream().filter(route::names).toList();
        if (named.size() > 1) {
            for (var name : named) {
                var values = new LinkedHashMap<>(mine.ids());
                values.put(name, other.ids().get(name));
                mixtures.add(values);
            }
        }
        return mixtures;
    }

    /** Calls a route as its form or its program would: the token holds and the body has the right shape. */
    private static Response call(Staff member, String method, String path) {
        if (path.startsWith("/api/")) {
            return call(member.request(), method, path);
        }
        if (method.equals("GET")) {
            return member.browser().get(path);
        }
        var token = Jsoup.parse(member.browser().get("/stadt").asString())
                .selectFirst("[name=formToken]")
                .attr("value");
        return member.browser()
                .formParam("formToken", token)
                .formParam("title", "Eingriff")
                .formParam("link", "eingriff")
                .formParam("email", "eingriff@stadt.example")
                .request(method, path);
    }

    /** Calls a route for programs, by session or by key. */
    private static Response call(RequestSpecification request, String method, String path) {
        if (path.endsWith("/import") || path.endsWith("/photos")) {
            var file = "district\n1\n".getBytes(StandardCharsets.UTF_8);
            return request.contentType("multipart/form-data")
                    .header("Defus-Program", "test")
                    .multiPart("file", "eingriff.csv", file)
                    .post(path);
        }
        return method.equals("GET")
                ? request.get(path)
                : request.contentType("application/json")
                        .body("{\"title\":\"Eingriff\",\"sampling\":\"OPEN_ACCESS\",\"link\":\"eingriff\"}")
                        .request(method, path);
    }

    /** All routes, from the annotations of the classes. */
    private static Set<Route> routes() {
        var routes = new LinkedHashSet<Route>();
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("de.defus.monitor");
        for (var type : classes) {
            for (var method : type.getMethods()) {
                method.getAnnotations().stream()
                        .map(annotation -> annotation.getRawType().getSimpleName())
                        .filter(METHODS::contains)
                        .forEach(verb -> routes.add(new Route(
                                verb,
                                plain(
                                        path(type),
                                        method.tryGetAnnotationOfType(jakarta.ws.rs.Path.class)
                                                .map(jakarta.ws.rs.Path::value)
                                                .orElse("")))));
            }
        }
        return routes;
    }

    private static String path(JavaClass type) {
        return type.tryGetAnnotationOfType(jakarta.ws.rs.Path.class)
                .map(jakarta.ws.rs.Path::value)
                .orElse("");
    }

    private static String plain(String base, String below) {
        var joined = ("/" + base + "/" + below).replaceAll("/+", "/");
        var bare = PARAMETER.matcher(joined).replaceAll("{$1}");
        return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    /** The routes for programs, as the program describes them to programs. */
    private static Set<Route> described() {
        var routes = new LinkedHashSet<Route>();
        Map<String, Map<String, ?>> paths = io.restassured.RestAssured.given()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .path("paths");
        paths.forEach((path, operations) -> operations.keySet().stream()
                .map(method -> method.toUpperCase(java.util.Locale.ROOT))
                .filter(METHODS::contains)
                .forEach(method -> routes.add(new Route(method, plain(path, "")))));
        return routes;
    }

    private Set<UUID> owners(City city, String table) {
        return scope.call(city.analyst().municipalityId(), () -> {
            var found = new HashSet<UUID>();
            List<?> rows = entities.createNativeQuery(
                            "select distinct municipality_id from " + table + " where municipality_id is not null",
                            UUID.class)
                    .getResultList();
            rows.forEach(id -> found.add((UUID) id));
            return found;
        });
    }

    /** Whether a table's own policy says that everyone may read it: links and released results. */
    private boolean isReadableByEveryone(String table) {
        return names("select tablename from pg_policies where qual = 'true' and cmd in ('SELECT', 'ALL')")
                .contains(table);
    }

    private boolean privileged(String table, String command) {
        return names("select tablename from pg_policies where cmd in ('ALL', '" + command + "')")
                .contains(table);
    }

    private Set<String> tablesOfCities() {
        return names("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                  and a.attname = 'municipality_id' and not a.attisdropped""");
    }

    private Set<String> names(String sql) {
        return scope.callWith("defus.nothing", "1", () -> {
            var found = new TreeSet<String>();
            List<?> rows =
                    entities.createNativeQuery(sql.replace("::", "\\:\\:")).getResultList();
            rows.forEach(name -> found.add(name.toString()));
            return found;
        });
    }
}
