package de.defus.monitor.evaluation;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.response.CoarseCount;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** What a release would show and hold back, for analysts who decide on it. */
@Path("/stadt/wellen/{waveId}/vorschau")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class PreviewPages {

    private final Waves waves;
    private final PreviewRelease preview;
    private final Weightings weightings;
    private final ChooseWeighting choose;
    private final CurrentUser user;
    private final Frames frames;

    PreviewPages(
            Waves waves,
            PreviewRelease preview,
            Weightings weightings,
            ChooseWeighting choose,
            CurrentUser user,
            Frames frames) {
        this.waves = waves;
        this.preview = preview;
        this.weightings = weightings;
        this.choose = choose;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "evaluation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance preview(PageFrame frame, Page page, Faults faults, Map<String, String> typed);
    }

    /** The preview with its numbers in words; absent if a release would be refused. */
    public record Page(WaveView wave, Optional<ReleasePreview> preview, PageFrame frame) {

        /** Whether how weights are made can be chosen: the wave is closed and not released. */
        public boolean isOpenToChoice() {
            return wave.state() == WaveState.CLOSED;
        }

        public String number(double value, int digits) {
            return String.format(Locale.forLanguageTag(frame.language()), "%,." + digits + "f", value);
        }

        public String persons(long number) {
            return number(number, 0);
        }

        public String percent(double share) {
            return number(100 * share, 1) + " %";
        }

        public String count(CoarseCount count) {
            return count.isWithheld() ? frame.texts().say("fieldwork.underTen") : count.from() + "–" + count.to();
        }
    }

    @GET
    public RestResponse<Object> show(@PathParam("waveId") UUID waveId) {
        var wave = waves.get(user.municipalityId(), waveId);
        return page(wave, typed(weightings.get(wave), frames.texts().locale()), Optional.empty());
    }

    /** Chooses how weights are made, and shows what comes of it. */
    @POST
    public RestResponse<Object> choose(
            @PathParam("waveId") UUID waveId,
            @FormParam("method") String method,
            @FormParam("lower") String lower,
            @FormParam("upper") String upper,
            @FormParam("crossed") String crossed) {
        var wave = waves.get(user.municipalityId(), waveId);
        try {
            choose.choose(wave, new ChooseWeighting.Wish(method, lower, upper, crossed != null), user.email());
            return Answers.goTo("/stadt/wellen/" + waveId + "/vorschau");
        } catch (Refusal refused) {
            var typed = Map.of(
                    "method", text(method),
                    "lower", text(lower),
                    "upper", text(upper),
                    "crossed", crossed == null ? "" : "on");
            return page(wave, typed, Optional.of(refused));
        }
    }

    private RestResponse<Object> page(WaveView wave, Map<String, String> typed, Optional<Refusal> refusal) {
        var frame = frames.staff("/stadt/wellen/" + wave.id() + "/vorschau");
        try {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            var found = preview.preview(wave, frame.language(), user.email());
            return Answers.page(
                    Templates.preview(frame, new Page(wave, Optional.of(found), frame), Faults.NONE, typed));
        } catch (Refusal refused) {
            var page = new Page(wave, Optional.empty(), frame);
            return Answers.again(Templates.preview(frame, page, Faults.of(refused, frame.texts()), typed), refused);
        }
    }

    private static Map<String, String> typed(Weighting weighting, Locale locale) {
        var isLimited = weighting.method() != Weighting.Method.RAKING;
        var format = NumberFormat.getNumberInstance(locale);
        return Map.of(
                "method", weighting.method().name(),
                "lower", isLimited ? format.format(weighting.lower()) : "",
                "upper", isLimited ? format.format(weighting.upper()) : "",
                "crossed", weighting.crossed() ? "on" : "");
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
