package de.defus.monitor.evaluation;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.response.CoarseCount;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** What a release would show and hold back, for analysts who decide on it. */
@Path("/stadt/wellen/{waveId}/vorschau")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("ANALYST")
public class PreviewPages {

    private final Waves waves;
    private final PreviewRelease preview;
    private final CurrentUser user;
    private final Frames frames;

    PreviewPages(Waves waves, PreviewRelease preview, CurrentUser user, Frames frames) {
        this.waves = waves;
        this.preview = preview;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "evaluation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance preview(PageFrame frame, Page page, Faults faults);
    }

    /** The preview with its numbers in words; absent if a release would be refused. */
    public record Page(WaveView wave, Optional<ReleasePreview> preview, PageFrame frame) {

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
        var frame = frames.staff("/stadt/wellen/" + waveId + "/vorschau");
        try {
            var found = preview.preview(wave, frame.language(), user.email());
            return Answers.page(Templates.preview(frame, new Page(wave, Optional.of(found), frame), Faults.NONE));
        } catch (Refusal refused) {
            var page = new Page(wave, Optional.empty(), frame);
            return Answers.again(Templates.preview(frame, page, Faults.of(refused, frame.texts())), refused);
        }
    }
}
