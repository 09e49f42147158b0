package de.defus.monitor.response;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.problem.Unavailable;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.Https;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.survey.OpenLinks;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.Waves;
import de.defus.monitor.survey.access.AccessCode;
import de.defus.monitor.survey.access.AccessCodes;
import de.defus.monitor.survey.access.CodeKeys;
import de.defus.monitor.survey.access.GuessThrottle;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Where a resident's access code is typed, or brought along by the letter's address. It leads to the questionnaire of its
 * wave; nothing is used up before the answers are sent.
 */
@Path(CodePages.PATH)
@Produces(MediaType.TEXT_HTML)
public class CodePages {

    static final String PATH = "/c";
    /** The page with the word that the code last used cannot be used (any more). */
    static final String USED_PATH = PATH + "?nochmal=1";

    private static final Optional<UUID> WHICHEVER_WAVE = Optional.empty();

    private final AccessCodes codes;
    private final CodeKeys keys;
    private final GuessThrottle throttle;
    private final Waves waves;
    private final OpenLinks links;
    private final Frames frames;
    private final UriInfo uri;

    CodePages(
            AccessCodes codes,
            CodeKeys keys,
            GuessThrottle throttle,
            Waves waves,
            OpenLinks links,
            Frames frames,
            UriInfo uri) {
        this.codes = codes;
        this.keys = keys;
        this.throttle = throttle;
        this.waves = waves;
        this.links = links;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "response")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance code(PageFrame frame, Faults faults, String typed);
    }

    @GET
    public RestResponse<Object> show(@QueryParam("nochmal") String again) {
        return again == null ? Answers.page(page(Faults.NONE, "")) : again("", new Refusal(ProblemType.CODE_NOT_VALID));
    }

    @GET
    @Path("{code}")
    @Blocking
    public Uni<RestResponse<Object>> follow(@PathParam("code") String code) {
        return enter(code);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Blocking
    public Uni<RestResponse<Object>> enter(byte[] body) {
        return enter(FormBody.parse(body).first("code"));
    }

    private Uni<RestResponse<Object>> enter(String typed) {
        try {
            var secret = keys.secret(AccessCode.parse(typed));
            var entrance = codes.find(keys.hash(secret));
            if (entrance.isEmpty()) {
                return Held.back(
                        throttle.failed(WHICHEVER_WAVE), again(typed, new Refusal(ProblemType.CODE_NOT_VALID)));
            }
            var https = Https.is(uri);
            return Uni.createFrom()
                    .item(Answers.goTo(
                            "/b/" + linkOf(entrance.get()), DraftCookie.of(DraftSecret.of(secret), true, https)));
        } catch (Refusal refused) {
            return Uni.createFrom().item(again(typed, refused));
        } catch (RuntimeException failure) {
            if (!Unavailable.isCauseOf(failure)) {
                throw failure;
            }
            return Uni.createFrom().item(again(typed, new Refusal(ProblemType.TEMPORARILY_UNAVAILABLE)));
        }
    }

    private String linkOf(AccessCodes.Entrance entrance) {
        var wave = waves.get(entrance.municipalityId(), entrance.waveId());
        return links.findMain(wave.id())
                .filter(link -> wave.state() == WaveState.OPEN)
                .orElseThrow(() -> new Refusal(ProblemType.WAVE_NOT_OPEN));
    }

    private RestResponse<Object> again(String typed, Refusal refused) {
        var texts = Texts.in(frames.language(Texts.RESIDENT_LANGUAGES));
        return Answers.again(page(Faults.of(refused, texts), typed), refused);
    }

    private TemplateInstance page(Faults faults, String typed) {
        return Templates.code(frames.resident(PATH, Texts.RESIDENT_LANGUAGES, false, ""), faults, typed);
    }
}
