package de.defus.monitor.account;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import java.util.UUID;

/** A member of staff for tests: made by invitation and signed in as programs do. */
public final class Staff {

    /** Satisfies every rule for passwords. */
    public static final String PASSWORD = "ein langes Passwort mit 7 Wörtern";

    private final String email;
    private final Optional<UUID> municipalityId;
    private final String session;

    private Staff(String email, Optional<UUID> municipalityId, String session) {
        this.email = email;
        this.municipalityId = municipalityId;
        this.session = session;
    }

    /** An analyst of a new city. */
    public static Staff ofNewCity(String slug, String ags) {
        var city =
                CDI.current().select(CreateMunicipality.class).get().create(slug, "Stadt " + slug, ags, false, "test");
        return invited(Optional.of(city.id()), Role.ANALYST, "analyse@" + slug + ".example");
    }

    static Staff invited(Optional<UUID> municipalityId, Role role, String email) {
        var accounts = CDI.current().select(CreateAccount.class).get();
        var token = accounts.invite(municipalityId, role, Optional.of(email));
        accounts.create(token, null, PASSWORD);
        var session = given().contentType("application/json; charset=UTF-8")
                .body("{\"email\": \"" + email + "\", \"password\": \"" + PASSWORD + "\"}")
                .post("/api/v1/session")
                .then()
                .statusCode(204)
                .extract()
                .cookie(StaffSessions.COOKIE);
        return new Staff(email, municipalityId, session);
    }

    public String email() {
        return email;
    }

    public UUID municipalityId() {
        return municipalityId.orElseThrow();
    }

    /** A request of the signed-in member of staff. */
    public RequestSpecification request() {
        return given().cookie(StaffSessions.COOKIE, session).accept("application/json");
    }

    /** A visit of a page. */
    public RequestSpecification visit() {
        return given().cookie(StaffSessions.COOKIE, session).accept("text/html");
    }
}
