package de.defus.monitor.walk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Photos from a phone to the public page, and those that are refused. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PhotoApiTest {

    @Test
    void aPhotoIsKeptOnceWithoutItsPlaceAndShownOnlyWhenReleased() throws IOException {
        var walk = Walking.open("Fotos", "DAY", 1);
        var id = UUID.randomUUID().toString();
        var camera = PhotoFileTest.withMetadata(Walking.picture(400, 300, "jpeg"), 1);
        for (var i = 0; i < 3; i++) {
            walk.sendPhoto(id, "Dunkle Ecke", "NOBODY", camera)
                    .then()
                    .statusCode(200)
                    .body("safe", equalTo(true));
        }
        walk.get("/photos")
                .then()
                .body("", hasSize(1))
                .body("[0].altText", equalTo("Dunkle Ecke"))
                .body("[0].released", equalTo(false));
        var kept = walk.get("/photos/" + id);
        assertEquals("image/jpeg", kept.contentType());
        var text = new String(kept.asByteArray(), StandardCharsets.ISO_8859_1);
        assertTrue(text.startsWith("\u00ff\u00d8\u00ff"));
        assertFalse(text.contains("GPSMARK") || text.contains("Exif") || text.contains("XMPMARK"), "metadata is gone");

        walk.call("close", 200);
        Walking.json(walk.analyst())
                .body("{\"published\":true}")
                .put(walk.path() + "/publication")
                .then()
                .statusCode(200);
        var shown = "/api/v1/published-walks/" + walk.id() + "/photos/" + id;
        given().get(shown).then().statusCode(404);
        describe(walk, id, false, true).then().statusCode(422).body("faults[0].where", equalTo("checked"));
        describe(walk, id, true, true).then().statusCode(200);
        assertEquals("image/jpeg", given().get(shown).contentType());
        assertTrue(given().accept("text/html")
                .get("/rundgaenge/" + walk.id())
                .asString()
                .contains("alt=\"Neu\""));

        // Other pixels have to be checked again before anybody sees them.
        Walking.json(walk.analyst())
                .body("{\"left\":10,\"top\":10,\"width\":20,\"height\":20}")
                .post(walk.path() + "/photos/" + id + "/covers")
                .then()
                .statusCode(200)
                .body("released", equalTo(false));
        given().get(shown).then().statusCode(404);
        walk.analyst().request().delete(walk.path() + "/photos/" + id).then().statusCode(204);
        walk.get("/photos").then().body("", hasSize(0));
    }

    @Test
    void whatIsMissingOrNoPhotoIsNamed() {
        var walk = Walking.open("Keine Fotos", "DAY", 1);
        var good = Walking.picture(100, 100, "jpeg");
        var id = UUID.randomUUID().toString();
        walk.sendPhoto(id, " ", "NOBODY", good).then().statusCode(422).body("faults[0].where", equalTo("altText"));
        walk.sendPhoto(id, "Ecke", "", good).then().statusCode(422).body("faults[0].where", equalTo("consent"));
        var heic = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
        walk.sendPhoto(id, "Ecke", "NOBODY", heic)
                .then()
                .statusCode(422)
                .body("faults[0].message", containsString("HEIC"));
        // A few bytes that say they are 65,000 by 65,000 pixels.
        walk.sendPhoto(id, "Ecke", "NOBODY", CameraFilesTest.saying(good, 65_000, 65_000))
                .then()
                .statusCode(422)
                .body("faults[0].message", containsString("Millionen Bildpunkte"));
        walk.sendPhoto(id, "Ecke", "NOBODY", "GIF89a".getBytes(StandardCharsets.US_ASCII))
                .then()
                .statusCode(422)
                .body("faults[0].message", containsString("weder JPEG noch PNG"));
        walk.get("/photos").then().body("", hasSize(0));
    }

    @Test
    void fortyMegabytesAreRefusedBeforeTheyAreRead() throws IOException {
        var walk = Walking.open("Zu groß", "DAY", 1);
        assertEquals(413, statusOf("/api/v1/walks/join/" + walk.code() + "/photos", 40_000_000));
        assertEquals(413, statusOf("/api/v1/walks/join/" + walk.code() + "/observations", 3_000_000));
        walk.sendPhoto(UUID.randomUUID().toString(), "groß", "NOBODY", new byte[PhotoFile.LARGEST_BYTES + 1])
                .then()
                .statusCode(422)
                .body("faults[0].message", containsString("12 MB"));
    }

    /** The status for a body that is only announced: not a byte of it is sent. */
    private static int statusOf(String path, int length) throws IOException {
        var address = Staff.address(path);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST " + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                                    + "Content-Length: " + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return Integer.parseInt(firstLine(socket.getInputStream()).split(" ")[1]);
        }
    }

    private static String firstLine(InputStream answer) throws IOException {
        var line = new StringBuilder();
        for (var next = answer.read(); next >= 0 && next != '\r'; next = answer.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static io.restassured.response.Response describe(
            Walking walk, String id, boolean checked, boolean released) {
        return Walking.json(walk.analyst())
                .body(Map.of("altText", "Neu", "checked", checked, "released", released))
                .put(walk.path() + "/photos/" + id);
    }
}
