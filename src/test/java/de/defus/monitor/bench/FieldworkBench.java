package de.defus.monitor.bench;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.survey.OpenLinks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long residents wait for their pages while others answer and an analyst watches. */
@Tag("bench")
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FieldworkBench {

    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 15;

    @TestHTTPResource
    URI base;

    @Inject
    OpenLinks links;

    @Inject
    Municipalities municipalities;

    /** Twenty questionnaires a second, each page by page, while an analyst looks at the fieldwork all the time. */
    @Test
    void steadyStreamBesideAnAnalyst() throws Exception {
        var wave = links.find("demo").orElseThrow();
        var analyst = Staff.of(municipalities.get(wave.municipalityId()), Role.ANALYST);
        Rate.measure(8, WARM_UP_SECONDS, () -> new AnsweringPerson(base));
        var watching = Executors.newSingleThreadExecutor();
        var watched = watching.submit(() ->
                Rate.measure(1, SECONDS, () -> new Analyst(analyst, "/stadt/wellen/" + wave.id() + "/feld")));
        var pages = Rate.steady(20, 40, SECONDS, () -> new AnsweringPerson(base));
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
            http.get(path).expect(200);
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }
}
