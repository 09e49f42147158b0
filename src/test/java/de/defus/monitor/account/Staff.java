package de.defus.monitor.account;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.journey.FormWalk;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A member of staff for tests, made through the use cases: {@code Staff.ofNewCity()} is the analyst of a city of its own,
 * empty and apart from every other test's. Works inside a running {@code @QuarkusTest}.
 */
public final class Staff {

    /** Every member's password. */
    public static final String PASSWORD = "zwölf Zeichen und mehr";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Optional<Municipality> municipality;
    private final User user;
    private final String session;
    private String key;

    private Staff(Optional<Municipality> municipality, User user) {
        this.municipality = municipality;
        this.user = user;
        this.session = bean(StaffSessions.class).begin(user.id());
    }

    /** A new member of a city that is there already. */
    public static Staff of(Municipality municipality, Role role) {
        return of(Optional.of(municipality), role);
    }

    /** The analyst of a new city without districts, surveys or anything else. */
    public static Staff ofNewCity() {
        var number = NUMBER.incrementAndGet();
        var city = bean(CreateMunicipality.class)
                .create("teststadt-" + number, "Teststadt " + number, "%08d".formatted(number), true, "test");
        return of(Optional.of(city), Role.ANALYST);
    }

    /** An administrator of the platform. */
    public static Staff ofThePlatform() {
        return of(Optional.empty(), Role.PLATFORM_ADMIN);
    }

    /** Another member of the same city. */
    public Staff colleague(Role role) {
        return of(municipality, role);
    }

    /** A member of a city that is there already. */
    public static Staff ofCity(String slug, Role role) {
        return of(bean(Municipalities.class).findBySlug(slug), role);
    }

    private static Staff of(Optional<Municipality> municipality, Role role) {
        var accounts = bean(CreateAccount.class);
        var email = "konto-" + NUMBER.incrementAndGet() + "@stadt.example";
        var link = accounts.invite(municipality.map(Municipality::id), role, Optional.of(email));
        return new Staff(municipality, accounts.create(link, email, PASSWORD));
    }

    public UUID municipalityId() {
        return municipality().id();
    }

    public Municipality municipality() {
        return municipality.orElseThrow();
    }

    public UUID userId() {
        return user.id();
    }

    public String email() {
        return user.email();
    }

    /** The value of the session's cookie. */
    public String session() {
        return session;
    }

    /** The session's cookie with its name, as a browser sends it. */
    public String cookie() {
        return StaffSessions.COOKIE + "=" + session;
    }

    /** A request as this member; what it gets is up to the caller. */
    public RequestSpecification request() {
        return given().cookie(StaffSessions.COOKIE, session);
    }

    /** A request of a program that calls with this member's key, and no cookie. */
    public RequestSpecification program() {
        if (key == null) {
            key = request()
                    .contentType("application/json")
                    .body(Map.of("name", "Programm", "role", user.role().name()))
                    .post("/api/v1/tokens")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("key");
        }
        return given().header("Authorization", "Bearer " + key);
    }

    /** A request as this member that asks for a page and is told of redirects instead of following them. */
    public RequestSpecification browser() {
        return request().accept("text/html, */*;q=0.8").redirects().follow(false);
    }

    /** Has something made, which must succeed; returns its id. */
    public String create(String path, String json) {
        var answer = request()
                .contentType("application/json; charset=UTF-8")
                .body(json)
                .post(path);
        assertEquals(201, answer.statusCode(), answer::asString);
        return answer.header("Location").replaceAll(".*/", "");
    }

    /** A walk through pages that starts at this path, after signing in through the form. */
    public FormWalk walk(String path) throws IOException, InterruptedException {
        var walk = new FormWalk(address("/anmelden"));
        walk.submit(Map.of("email", List.of(email()), "password", List.of(PASSWORD)));
        walk.open(address(path));
        return walk;
    }

    /** The full address of a path of the program under test. */
    public static URI address(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
