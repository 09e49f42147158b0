package de.defus.monitor.walk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.account.Staff;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A walk of a city of its own, planned and led through the API. */
public record Walking(Staff analyst, String id) {

    /** A square of a tenth of a degree, with the corner at 8° east and 50° north. */
    private static final String DISTRICTS = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"key":"S","name":"Süd","code":3},
            "geometry":{"type":"Polygon","coordinates":[[[8,50],[8.1,50],[8.1,50.1],[8,50.1],[8,50]]]}}]}""";

    /** A city with one district. */
    public static Staff city() {
        var analyst = Staff.ofNewCity();
        analyst.request()
                .contentType("application/geo+json")
                .body(DISTRICTS.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/districts")
                .then()
                .statusCode(200);
        return analyst;
    }

    /** A planned walk without stops. */
    public static Walking planned(Staff analyst, String title, String daylight) {
        return planned(analyst, title, daylight, null);
    }

    public static Walking planned(Staff analyst, String title, String daylight, String repeatOf) {
        var answer = json(analyst)
                .body("""
                        {"title":"%s","occasion":"UNSAFE_PLACE","targetGroup":"alle","daylight":"%s","plannedOn":"2026-11-20",
                        "leadOffice":"Ordnungsamt","method":"night_walk","mode":"INDIVIDUAL"%s}""".formatted(title, daylight, repeatOf == null ? "" : ",\"repeatOf\":\"" + repeatOf + "\""))
                .post("/api/v1/walks");
        assertEquals(201, answer.statusCode(), answer::asString);
        return new Walking(analyst, answer.path("id"));
    }

    /** A walk that is open, with so many stops. */
    public static Walking open(String title, String daylight, int stops) {
        var walking = planned(city(), title, daylight);
        for (var i = 1; i <= stops; i++) {
            walking.addStop("Station " + i, 8.01 + i * 0.002, 50.01).then().statusCode(201);
        }
        walking.call("open", 200);
        return walking;
    }

    public static RequestSpecification json(Staff analyst) {
        return analyst.request().contentType("application/json; charset=UTF-8");
    }

    public Response addStop(String name, double longitude, double latitude) {
        return json(analyst)
                .body(Map.of("name", name, "reason", "dunkel", "longitude", longitude, "latitude", latitude))
                .post(path() + "/stops");
    }

    public String path() {
        return "/api/v1/walks/" + id;
    }

    public Response get(String below) {
        return analyst.request().get(path() + below);
    }

    public void call(String action, int status) {
        json(analyst).post(path() + "/" + action).then().statusCode(status);
    }

    public String code() {
        return get("").path("walk.joinCode");
    }

    /** An observation as a phone makes it. */
    public static Map<String, Object> observation(int stop, int feeling, String text) {
        return Map.of(
                "id",
                UUID.randomUUID().toString(),
                "stop",
                stop,
                "feeling",
                feeling,
                "ratings",
                Map.of("lighting", 1 + feeling % 3),
                "kind",
                "DEFICIT",
                "text",
                text);
    }

    /** So many observations at a stop, with texts that name their number. */
    public static List<Map<String, Object>> observations(int stop, int feeling, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> observation(stop, feeling, "Beobachtung " + i))
                .collect(Collectors.toList());
    }

    /** The id of a photo sent to the first stop of an open walk. */
    public static String photo(Staff analyst, String walkId, String altText) {
        var id = UUID.randomUUID().toString();
        var sent = new Walking(analyst, walkId).sendPhoto(id, altText, "NOBODY", picture(60, 40, "png"));
        assertEquals(200, sent.statusCode(), sent::asString);
        return id;
    }

    /** What the server says to a phone that sends a photo to the first stop. */
    public Response sendPhoto(String id, String altText, String consent, byte[] file) {
        return given().header("Defus-Program", "test")
                .multiPart("id", id)
                .multiPart("stop", "1")
                .multiPart("altText", altText, "text/plain; charset=UTF-8")
                .multiPart("consent", consent)
                .multiPart("file", "bild.jpg", file)
                .post("/api/v1/walks/join/" + code() + "/photos");
    }

    /** A picture whose left half is red and whose right half is blue. */
    public static byte[] picture(int width, int height, String format) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What the server says to a phone that sends these. */
    public Response send(List<? extends Map<String, ?>> observations) {
        return given().contentType("application/json; charset=UTF-8")
                .body(Map.of("observations", observations))
                .post("/api/v1/walks/join/" + code() + "/observations");
    }
}
