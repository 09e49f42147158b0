package de.defus.monitor.job;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.export.DemoRelease;
import de.defus.monitor.journey.City;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Long work: in turn, cancelled, interrupted, out of room, and fetched by nobody else. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class JobApiTest {

    private static final Path FOLDER = Path.of("target", "data", "jobs");
    private static final String JOBS = "/api/v1/jobs";

    private static City one;
    private static City other;

    private final StepWork work;
    private final RunJobs run;
    private final EntityManager entities;
    private final TenantScope scope;
    private final DataSource database;

    JobApiTest(StepWork work, RunJobs run, EntityManager entities, TenantScope scope, DataSource database) {
        this.work = work;
        this.run = run;
        this.entities = entities;
        this.scope = scope;
        this.database = database;
    }

    @BeforeEach
    void twoCities() {
        if (one == null) {
            one = City.with("auftrag");
            other = City.with("nachbar");
        }
        work.reset();
    }

    @AfterEach
    void nothingGoesOn() throws Exception {
        work.mayEnd.set(true);
        await(() -> work.atWork.get() == 0);
    }

    @Test
    void aJobGoesOnAndIsFetchedWhenItIsDone() throws Exception {
        work.mayEnd.set(false);
        var job = start(one.analyst(), one, "de");
        await(() -> progress(one.analyst(), job) > 0);
        one.analyst().request().get(JOBS + "/" + job + "/result").then().statusCode(409);
        assertEquals(job, start(one.analyst(), one, "de"), "the same wish is the same job");

        work.mayEnd.set(true);
        await(() -> state(one.analyst(), job).equals("DONE"));
        one.analyst()
                .request()
                .get(JOBS + "/" + job + "/result")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("schritte.txt"))
                .body(equalTo(StepWork.CONTENT));
        one.analyst().request().delete(JOBS + "/" + job).then().statusCode(204);
        one.analyst().request().get(JOBS + "/" + job).then().statusCode(404);
        assertFalse(files().contains(job));
    }

    @Test
    void aCityHasOneAtATimeAndThePlatformAFew() throws Exception {
        work.mayEnd.set(false);
        var first = start(one.analyst(), one, "de");
        var second = start(one.analyst(), one, "en");
        var third = start(one.admin(), one, "de");
        var elsewhere = start(other.analyst(), other, "de");

        await(() -> state(other.analyst(), elsewhere).equals("RUNNING")
                && state(one.analyst(), first).equals("RUNNING"));
        assertEquals("WAITING", state(one.analyst(), second));
        assertEquals("WAITING", state(one.admin(), third));
        work.mayEnd.set(true);
        await(() -> state(one.analyst(), second).equals("DONE")
                && state(one.admin(), third).equals("DONE"));
        assertEquals(2, work.mostAtWork.get());
    }

    @Test
    void cancellingTakesLessThanASecondAndLeavesNothing() throws Exception {
        work.mayEnd.set(false);
        var waiting = new ArrayList<String>();
        var running = start(one.analyst(), one, "de");
        waiting.add(start(one.analyst(), one, "en"));
        await(() -> work.atWork.get() == 1);

        waiting.forEach(
                job -> one.analyst().request().delete(JOBS + "/" + job).then().statusCode(204));
        var before = System.nanoTime();
        one.analyst().request().delete(JOBS + "/" + running).then().statusCode(204);
        assertEquals("CANCELLED", state(one.analyst(), running));
        await(() -> work.atWork.get() == 0);
        var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        assertTrue(took < 1000, took + " ms");
        assertEquals("CANCELLED", state(one.analyst(), waiting.get(0)));
        assertEquals(1, work.begun.get(), "what waited was never begun");
        assertNothingHalf(running);
        one.analyst().request().get(JOBS + "/" + running + "/result").then().statusCode(409);
    }

    @Test
    void whatWasInterruptedIsBegunAnewAndNotForEver() throws Exception {
        var resumed = left("RUNNING", 1);
        var lost = left("RUNNING", 3);
        run.resume();

        await(() -> state(one.analyst(), resumed).equals("DONE"));
        await(() -> state(one.analyst(), lost).equals("FAILED"));
        one.analyst()
                .request()
                .get(JOBS + "/" + lost)
                .then()
                .body("problem", equalTo("/problems/job-interrupted"))
                .body("result", nullValue());
    }

    @Test
    void whatAnotherInstanceWorksOnIsLeftToIt() throws Exception {
        var theirs = left("RUNNING", 1);
        var theirLast = left("RUNNING", 3);
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            for (var job : List.of(theirs, theirLast)) {
                statement.execute("select pg_advisory_lock(hashtextextended('job " + job + "', 0))");
            }
            var ours = left("WAITING", 0);
            run.resume();

            await(() -> state(one.analyst(), ours).equals("DONE"));
            assertEquals("RUNNING", state(one.analyst(), theirs));
            assertEquals("RUNNING", state(one.analyst(), theirLast));
            assertEquals(1, work.begun.get());
            statement.execute("select pg_advisory_unlock_all()");
        }
        run.resume();
        await(() -> state(one.analyst(), theirs).equals("DONE"));
        await(() -> state(one.analyst(), theirLast).equals("FAILED"));
    }

    @Test
    void withoutRoomAJobFailsWithAClearWordAndLeavesNothing() throws Exception {
        work.isDiskFull.set(true);
        var job = start(one.analyst(), one, "de");

        await(() -> state(one.analyst(), job).equals("FAILED"));
        one.analyst().request().get(JOBS + "/" + job).then().body("problem", equalTo("/problems/storage-full"));
        one.analyst()
                .browser()
                .header("Accept-Language", "de")
                .get("/stadt/auftraege/" + job)
                .then()
                .statusCode(200)
                .body(containsString("Der Speicher ist voll"));
        assertNothingHalf(job);
    }

    @Test
    void nobodyElseSeesAJobAndAccessIsLookedAtOnceMore() throws Exception {
        var job = start(one.analyst(), one, "de");
        await(() -> state(one.analyst(), job).equals("DONE"));

        for (var stranger : List.of(one.admin(), other.analyst(), other.admin())) {
            for (var path : List.of(JOBS + "/" + job, JOBS + "/" + job + "/result")) {
                stranger.request().get(path).then().statusCode(404);
            }
            stranger.request().delete(JOBS + "/" + job).then().statusCode(404);
            stranger.browser().get("/stadt/auftraege/" + job + "/datei").then().statusCode(404);
        }
        work.isAllowed.set(false);
        one.analyst().request().get(JOBS + "/" + job + "/result").then().statusCode(403);
        work.isAllowed.set(true);

        var leaving = one.analyst().colleague(Role.ANALYST);
        var theirs = start(leaving, one, "de");
        await(() -> state(leaving, theirs).equals("DONE"));
        disable(leaving);
        leaving.request().get(JOBS + "/" + theirs + "/result").then().statusCode(401);
    }

    @Test
    void whoWasLockedMeanwhileGetsNothingMade() throws Exception {
        work.mayEnd.set(false);
        var first = start(one.analyst(), one, "de");
        var leaving = one.analyst().colleague(Role.ANALYST);
        var theirs = start(leaving, one, "de");
        await(() -> state(one.analyst(), first).equals("RUNNING"));
        disable(leaving);
        work.mayEnd.set(true);

        await(() -> failure(theirs).equals("forbidden"));
        assertEquals(1, work.begun.get());
    }

    @Test
    void wishesThatCannotBeGrantedAreRefusedAtOnce() {
        var wave = one.ids().get("waveId");
        refused(Map.of("kind", "nothing", "waveId", wave), 422);
        refused(Map.of("kind", StepWork.KIND), 422);
        refused(Map.of("kind", StepWork.KIND, "waveId", wave, "language", "fr"), 422);
        refused(Map.of("kind", "workbook", "waveId", wave), 404);
        refused(Map.of("kind", "research-bundle", "waveId", wave), 404);
        refused(Map.of("kind", "report-pdf", "waveId", other.ids().get("waveId")), 404);
    }

    @Test
    void workbookReportAndBundleAreMadeAndTheSameAsForEverybody() throws Exception {
        var analyst = Staff.ofCity("musterstadt", Role.ANALYST);
        var wave = DemoRelease.wave();
        var bundle = Map.of("kind", "research-bundle", "waveId", wave.id().toString());
        analyst.request()
                .contentType("application/json")
                .body(bundle)
                .post(JOBS)
                .then()
                .statusCode(403);
        analyst.request()
                .contentType("application/json")
                .body(Map.of("termsVersion", 1, "purpose", "Prüfung"))
                .post("/api/v1/waves/" + wave.id() + "/research-terms")
                .then()
                .statusCode(200);
        for (var kind : List.of("workbook", "report-pdf", "research-bundle")) {
            String job = analyst.request()
                    .contentType("application/json")
                    .body(Map.of("kind", kind, "waveId", wave.id().toString()))
                    .post(JOBS)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            await(() -> state(analyst, job).equals("DONE"));
            var made = analyst.request().get(JOBS + "/" + job + "/result").asByteArray();
            assertTrue(made.length > 10_000, kind);
            if (!kind.equals("research-bundle")) {
                var file = kind.equals("workbook") ? "tabellenband.xlsx" : "bericht.pdf";
                var open = io.restassured.RestAssured.given()
                        .header("Accept-Language", "de")
                        .get("/ergebnisse/demo/" + file + "?welle=" + wave.number());
                assertArrayEquals(open.asByteArray(), made, kind);
            }
        }
    }

    @Test
    void thePageShowsHowFarItIsWithoutAScript() throws Exception {
        work.mayEnd.set(false);
        var job = start(one.analyst(), one, "de");
        await(() -> progress(one.analyst(), job) > 0);
        var page = Jsoup.parse(
                one.analyst().browser().get("/stadt/auftraege/" + job).asString());
        assertEquals("3", page.selectFirst("noscript meta[http-equiv=refresh]").attr("content"));
        assertTrue(Integer.parseInt(page.selectFirst("progress").attr("value")) > 0);

        one.analyst()
                .browser()
                .formParam(
                        "formToken", page.selectFirst("main [name=formToken]").attr("value"))
                .post("/stadt/auftraege/" + job + "/beenden")
                .then()
                .statusCode(303);
        var over = Jsoup.parse(
                one.analyst().browser().get("/stadt/auftraege/" + job).asString());
        assertTrue(over.select("noscript, progress").isEmpty());
        assertTrue(one.analyst().browser().get("/stadt/auftraege").asString().contains("schritte.txt"));
    }

    private static void refused(Map<String, ?> wish, int status) {
        one.analyst()
                .request()
                .contentType("application/json")
                .body(wish)
                .post(JOBS)
                .then()
                .statusCode(status);
    }

    private static String start(Staff member, City city, String language) {
        return member.request()
                .contentType("application/json")
                .body(Map.of("kind", StepWork.KIND, "waveId", city.ids().get("waveId"), "language", language))
                .post(JOBS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String state(Staff member, String job) {
        return member.request().get(JOBS + "/" + job).path("state");
    }

    private static int progress(Staff member, String job) {
        return member.request().get(JOBS + "/" + job).path("progress");
    }

    /** A job as a program leaves it that is killed. */
    private String left(String state, int starts) {
        var id = UUID.randomUUID();
        scope.run(
                one.analyst().municipalityId(),
                () -> entities.createNativeQuery("""
                        insert into jobs (id, municipality_id, requested_by, wave_id, kind, language, state, starts, file_name,
                                          media_type, requested_at, keep_until)
                        values (:id, :municipality, :user, :wave, 'test-steps', 'de', :state, :starts, 'x.txt', 'text/plain',
                                now(), now() + interval '1 day')""")
                        .setParameter("id", id)
                        .setParameter("municipality", one.analyst().municipalityId())
                        .setParameter("user", one.analyst().userId())
                        .setParameter("wave", UUID.fromString(one.ids().get("waveId")))
                        .setParameter("state", state)
                        .setParameter("starts", starts)
                        .executeUpdate());
        return id.toString();
    }

    private void disable(Staff member) {
        scope.run(
                member.municipalityId(),
                () -> entities.createNativeQuery("update users set disabled = true where id = :id")
                        .setParameter("id", member.userId())
                        .executeUpdate());
    }

    private String failure(String job) {
        return scope.call(one.analyst().municipalityId(), () -> (String) entities.createNativeQuery(
                        "select coalesce(failure, '') from jobs where id = cast(:id as uuid)", String.class)
                .setParameter("id", job)
                .getSingleResult());
    }

    private static void assertNothingHalf(String job) throws Exception {
        await(() -> files().stream().noneMatch(file -> file.startsWith(job)));
    }

    private static List<String> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int tries = 0; tries < 1000 && !condition.getAsBoolean(); tries++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertTrue(condition.getAsBoolean());
    }
}
