package de.defus.monitor.export.opendata;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Municipalities;
import de.defus.monitor.account.Municipality;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Open data of a survey at addresses that stay: the published tables as CSV and JSON, a map, and metadata after
 * DCAT-AP.de. Other sites' pages may read them. German; {@code ?lang=en} gives English labels.
 */
@Path("/daten/{survey}")
public class OpenDataPages {

    private static final String TURTLE = "text/turtle";
    private static final String JSON_LD = "application/ld+json";
    private static final String GEO_JSON = "application/geo+json";

    private final Releases releases;
    private final Municipalities municipalities;
    private final Districts districts;
    private final Frames frames;
    private final UriInfo uri;
    private final ObjectMapper json;

    OpenDataPages(
            Releases releases,
            Municipalities municipalities,
            Districts districts,
            Frames frames,
            UriInfo uri,
            ObjectMapper json) {
        this.releases = releases;
        this.municipalities = municipalities;
        this.districts = districts;
        this.frames = frames;
        this.uri = uri;
        this.json = json;
    }

    /** A released wave's figures, with how they were made. */
    public record OpenResults(
            String release,
            String survey,
            int wave,
            String releasedOn,
            String title,
            String municipality,
            boolean synthetic,
            boolean probabilitySample,
            String licence,
            String attribution,
            PublishedResults.Method method,
            List<OpenRow> rows) {}

    @CheckedTemplate(basePath = "export")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance openData(PageFrame frame, List<Release> releases, String attribution);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@PathParam("survey") String survey) {
        var all = list(survey);
        var newest = all.get(0);
        return Templates.openData(
                frames.open("/daten/" + newest.surveySlug(), newest.synthetic()),
                all,
                frames.texts().say("export.open.attribution", newest.municipalityName()));
    }

    @GET
    @Path("katalog.ttl")
    @Produces(TURTLE)
    public RestResponse<byte[]> turtle(@PathParam("survey") String survey) {
        var all = list(survey);
        return open(catalogue(all).turtle().getBytes(StandardCharsets.UTF_8), TURTLE + ";charset=utf-8", all.get(0));
    }

    @GET
    @Path("katalog.jsonld")
    @Produces(JSON_LD)
    public RestResponse<byte[]> jsonLd(@PathParam("survey") String survey) throws IOException {
        var all = list(survey);
        return open(json.writeValueAsBytes(catalogue(all).jsonLd()), JSON_LD, all.get(0));
    }

    @GET
    @Path("welle-{wave}/ergebnisse.csv")
    @Produces("text/csv")
    public RestResponse<byte[]> table(
            @PathParam("survey") String survey, @PathParam("wave") String wave, @QueryParam("lang") String language)
            throws IOException {
        var release = get(survey, wave);
        var out = new ByteArrayOutputStream();
        OpenCsv.write(OpenRows.of(release, texts(language)), out);
        return open(out.toByteArray(), "text/csv;charset=utf-8;header=present", release);
    }

    @GET
    @Path("welle-{wave}/ergebnisse.json")
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<byte[]> results(
            @PathParam("survey") String survey, @PathParam("wave") String wave, @QueryParam("lang") String language)
            throws IOException {
        var release = get(survey, wave);
        var texts = texts(language);
        var results = new OpenResults(
                release.id().toString(),
                release.surveySlug(),
                release.waveNumber(),
                release.releasedOn().toString(),
                release.surveyTitle().in(texts.language()) + ", "
                        + release.waveTitle().in(texts.language()),
                release.municipalityName(),
                release.synthetic(),
                release.probabilitySample(),
                Catalogue.LICENCE,
                texts.say("export.open.attribution", release.municipalityName()),
                release.results().method(),
                OpenRows.of(release, texts));
        return open(json.writeValueAsBytes(results), MediaType.APPLICATION_JSON, release);
    }

    @GET
    @Path("welle-{wave}/stadtteile.geojson")
    @Produces(GEO_JSON)
    public RestResponse<byte[]> map(
            @PathParam("survey") String survey, @PathParam("wave") String wave, @QueryParam("lang") String language)
            throws IOException {
        var release = get(survey, wave);
        var out = new ByteArrayOutputStream();
        DistrictMap.write(
                release,
                districts.list(releases.municipalityOf(release)),
                texts(language).language(),
                out);
        return open(out.toByteArray(), GEO_JSON, release);
    }

    private RestResponse<byte[]> open(byte[] content, String mediaType, Release release) {
        return RestResponse.ResponseBuilder.ok(content)
                .header("Content-Type", mediaType)
                .header("Cache-Control", "public, no-cache")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .tag(release.id().toString())
                .build();
    }

    private Graph catalogue(List<Release> all) {
        return Catalogue.of(uri.getBaseUri().toString(), municipality(all.get(0)), all);
    }

    private Municipality municipality(Release release) {
        return municipalities.get(releases.municipalityOf(release));
    }

    /** Nobody learns whether a survey that has released nothing exists. */
    private List<Release> list(String survey) {
        var all = releases.list(survey);
        if (all.isEmpty()) {
            throw new Refusal(ProblemType.NOT_RELEASED);
        }
        return all;
    }

    private Release get(String survey, String wave) {
        if (!wave.matches("[0-9]{1,4}")) {
            throw new Refusal(ProblemType.NOT_RELEASED);
        }
        return releases.find(survey, Integer.parseInt(wave)).orElseThrow(() -> new Refusal(ProblemType.NOT_RELEASED));
    }

    /** The same address always gives the same words: no cookie and no browser setting decides. */
    private static Texts texts(String language) {
        return Texts.in("en".equals(language) ? "en" : "de");
    }
}
