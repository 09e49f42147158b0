package de.defus.monitor.bench;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.journey.DemoAnswers;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.survey.OpenLinks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Completed questionnaires a second over real HTTP, beside the floor: the same row by plain JDBC, each committed. */
@Tag("bench")
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FieldworkBench {

    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 15;
    private static final int CODES = 94;
    /** Of the floor: the database grants a hundred, some of them to the program. */
    private static final int MOST_CONNECTIONS = 48;

    @TestHTTPResource
    URI base;

    @Inject
    OpenLinks links;

    @Inject
    Municipalities municipalities;

    private final Map<String, String> forms = new LinkedHashMap<>();

    @Test
    void completedQuestionnaires() throws Exception {
        DemoAnswers.PAGES.forEach(page -> forms.put(page, encode(page)));
        Rate.measure(8, WARM_UP_SECONDS, Pages::new);
        Rate.measure(8, WARM_UP_SECONDS, this::program);
        Floor.makeTable();
        System.out.println("clients | floor /s | one request /s (p95 ms, ratio) | all pages /s (p95 ms, ratio)"
                + " | processor ms a questionnaire by pages: program, database, visitor");
        for (var clients : new int[] {1, 8, 32, 128}) {
            var floor = Rate.measure(Math.min(clients, MOST_CONNECTIONS), SECONDS, Floor::new);
            var programs = Rate.measure(clients, SECONDS, this::program);
            var pages = Rate.measure(clients, SECONDS, Pages::new);
            System.out.printf(
                    "%7d | %8.0f | %8.0f (%6.1f, %.2f) | %8.1f (%6.1f, %.3f) | %.1f, %.1f, %.1f%n",
                    clients,
                    floor.perSecond(),
                    programs.perSecond(),
                    programs.p95(),
                    programs.perSecond() / floor.perSecond(),
                    pages.perSecond(),
                    pages.p95(),
                    pages.perSecond() / floor.perSecond(),
                    pages.programMs(),
                    pages.databaseMs(),
                    pages.clientMs());
        }
    }

    /** Twenty questionnaires a second, each page by page, while an analyst looks at the fieldwork all the time. */
    @Test
    void steadyStreamBesideAnAnalyst() throws Exception {
        DemoAnswers.PAGES.forEach(page -> forms.put(page, encode(page)));
        var wave = links.find("demo").orElseThrow();
        var analyst = Staff.of(municipalities.get(wave.municipalityId()), Role.ANALYST);
        Rate.measure(8, WARM_UP_SECONDS, Pages::new);
        var watching = Executors.newSingleThreadExecutor();
        var watched = watching.submit(() ->
                Rate.measure(1, SECONDS, () -> new Analyst(analyst, "/stadt/wellen/" + wave.id() + "/feld")));
        var pages = Rate.steady(20, 40, SECONDS, Pages::new);
        System.out.printf(
                "20 questionnaires a second begun: %.1f finished, p95 %.1f ms for all 20 requests of one; fieldwork page"
                        + " %.1f times a second, p95 %.1f ms%n",
                pages.perSecond(),
                pages.p95(),
                watched.get().perSecond(),
                watched.get().p95());
        watching.shutdown();
    }

    /** An analyst who looks at one page again and again. */
    private final class Analyst implements Rate.Client {

        private final PlainHttp http;
        private final String path;

        Analyst(Staff staff, String path) throws IOException {
            this.http = new PlainHttp(base.getHost(), base.getPort());
            this.path = path;
            http.keep(staff.cookie());
        }

        @Override
        public void once() throws Exception {
            expect(http.get(path), 200);
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }

    private static String encode(String page) {
        var form = new StringBuilder();
        DemoAnswers.of(page)
                .forEach((item, values) -> values.forEach(value -> form.append('&')
                        .append(item)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return form + "&go=next";
    }

    /** A resident: start page, eight pages that are each saved, the summary, thanks. */
    private final class Pages implements Rate.Client {

        private final PlainHttp http;

        Pages() throws Exception {
            http = new PlainHttp(base.getHost(), base.getPort());
        }

        @Override
        public void once() throws Exception {
            http.forgetCookies();
            expect(http.get("/b/demo"), 200);
            var page = expect(http.get("/b/demo/" + DemoAnswers.PAGES.get(0)), 200);
            var path = "/b/demo/" + DemoAnswers.PAGES.get(0);
            for (var name : DemoAnswers.PAGES) {
                var answer = expect(http.post(path, "formToken=" + hidden(page, "formToken") + forms.get(name)), 303);
                path = answer.location();
                page = expect(http.get(path), 200);
            }
            var form = "formToken=" + hidden(page, "formToken") + "&submissionId=" + hidden(page, "submissionId");
            expect(http.get(expect(http.post(path, form), 303).location()), 200);
        }

        private static String hidden(PlainHttp.Answer page, String name) {
            var start = page.body().indexOf("name=\"" + name + "\" value=\"") + name.length() + 15;
            return page.body().substring(start, page.body().indexOf('"', start));
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }

    private Rate.Client program() throws IOException {
        return new SubmittingProgram(base);
    }

    private static PlainHttp.Answer expect(PlainHttp.Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " instead of " + status + ": " + answer.body());
        }
        return answer;
    }

    /** The same row, inserted and committed by plain JDBC. */
    private static final class Floor implements Rate.Client {

        private final Connection connection;
        private final PreparedStatement insert;
        private final short[] codes = new short[CODES];

        /** Before many at once would make it. */
        static void makeTable() throws SQLException {
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute("create table if not exists floor_rows (id uuid primary key, municipality_id uuid,"
                        + " wave_id uuid, stratum int, mode text, language text, codes smallint[], texts jsonb)");
            }
        }

        private static Connection connect() throws SQLException {
            var config = ConfigProvider.getConfig();
            return DriverManager.getConnection(
                    config.getValue("quarkus.datasource.jdbc.url", String.class),
                    config.getValue("quarkus.datasource.username", String.class),
                    config.getValue("quarkus.datasource.password", String.class));
        }

        Floor() throws SQLException {
            connection = connect();
            insert = connection.prepareStatement("insert into floor_rows values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)");
        }

        @Override
        public void once() throws Exception {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, new UUID(1, 1));
            insert.setObject(3, new UUID(2, 2));
            insert.setInt(4, 3);
            insert.setString(5, "WEB");
            insert.setString(6, "de");
            insert.setObject(7, codes);
            insert.setString(8, "{\"unsafe_places\": \"am Bahnhof\"}");
            insert.executeUpdate();
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
