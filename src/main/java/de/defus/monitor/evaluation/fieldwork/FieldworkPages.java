package de.defus.monitor.evaluation.fieldwork;

import de.defus.monitor.account.CurrentUser;
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

/** How a wave does in the field, for analysts. */
@Path("/stadt/wellen/{waveId}/feld")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("ANALYST")
public class FieldworkPages {

    private final Waves waves;
    private final WatchFieldwork watch;
    private final CurrentUser user;
    private final Frames frames;

    FieldworkPages(Waves waves, WatchFieldwork watch, CurrentUser user, Frames frames) {
        this.waves = waves;
        this.watch = watch;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "fieldwork")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance watch(PageFrame frame, Page page);
    }

    /** The view with its numbers in words. */
    public record Page(WaveView wave, FieldworkView view, PageFrame frame) {

        /** "30–39", or that there are fewer than ten. */
        public String count(CoarseCount count) {
            return count.isWithheld() ? frame.texts().say("fieldwork.underTen") : count.from() + "–" + count.to();
        }

        public String percent(Optional<Double> share) {
            return share.map(value -> String.format(locale(), "%.1f %%", 100 * value))
                    .orElse("–");
        }

        /** From the least to the largest share, in whole per cent. */
        public String range(Optional<Double> from, Optional<Double> to) {
            return from.isEmpty() || to.isEmpty()
                    ? "–"
                    : Math.round(100 * from.get()) + "–" + Math.round(100 * to.get()) + " %";
        }

        /** The share of letters without an answer. */
        public String nonresponse(FieldworkView.StratumLine line) {
            return range(
                    line.responseTo().map(share -> 1 - share),
                    line.responseFrom().map(share -> 1 - share));
        }

        public String points(Optional<Double> halfWidth) {
            return halfWidth
                    .map(value -> "±" + String.format(locale(), "%.1f", 100 * value))
                    .orElse("–");
        }

        private Locale locale() {
            return Locale.forLanguageTag(frame.language());
        }
    }

    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId) {
        var wave = waves.get(user.municipalityId(), waveId);
        var frame = frames.staff("/stadt/wellen/" + waveId + "/feld");
        return Templates.watch(frame, new Page(wave, watch.watch(wave, frame.language()), frame));
    }
}
