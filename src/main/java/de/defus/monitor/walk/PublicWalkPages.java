package de.defus.monitor.walk;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** What became of a walk, for everybody. */
@Path("/rundgaenge")
@Produces(MediaType.TEXT_HTML)
@PermitAll
public class PublicWalkPages {

    private final ShowWalk show;
    private final MethodCatalogue catalogue;
    private final Municipalities municipalities;
    private final DrawRoute draw;
    private final Frames frames;

    PublicWalkPages(
            ShowWalk show, MethodCatalogue catalogue, Municipalities municipalities, DrawRoute draw, Frames frames) {
        this.show = show;
        this.catalogue = catalogue;
        this.municipalities = municipalities;
        this.draw = draw;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance published(PageFrame frame, PublicView view);
    }

    /** A published walk as its page shows it. */
    public record PublicView(
            ShowWalk.PublicWalk walk,
            String city,
            String slug,
            String day,
            MethodCatalogue.MethodCard method,
            RouteSketch sketch,
            List<PlaceView> places,
            List<MeasureView> measures,
            int fewest) {

        public String daylightKey() {
            return Walk.textKey(walk.daylight());
        }
    }

    /** A released measure with its days in words. */
    public record MeasureView(ShowWalk.PublicMeasure measure, String due, List<StepView> steps) {}

    /** A step with its day in words. */
    public record StepView(Measure.State state, String day) {}

    @GET
    @Path("{walkId}")
    public TemplateInstance published(@PathParam("walkId") UUID walkId) {
        var walk = show.show(walkId);
        var city = municipalities.get(walk.municipalityId());
        var frame = frames.open("/rundgaenge/" + walkId, city.synthetic());
        var view = new PublicView(
                walk,
                city.name(),
                city.slug(),
                Days.print(walk.plannedOn(), frame),
                catalogue.get(walk.method()),
                draw.draw(
                        walk.municipalityId(),
                        walk.places().stream().map(place -> place.here().stop()).toList(),
                        walk.route()),
                walk.places().stream()
                        .map(place -> PlaceView.of(place, catalogue, List.of(), frame.language()))
                        .toList(),
                walk.measures().stream()
                        .map(measure -> new MeasureView(
                                measure,
                                Days.print(measure.dueOn(), frame),
                                measure.steps().stream()
                                        .map(step -> new StepView(step.state(), Days.print(step.on(), frame)))
                                        .toList()))
                        .toList(),
                SummariseWalk.FEWEST_PUBLISHED);
        return Templates.published(frame, view);
    }
}
