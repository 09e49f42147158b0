package de.defus.monitor.walk;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
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
import java.util.OptionalInt;

/** The map of measures of a city, for everybody. */
@Path("/massnahmen/{city}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
public class PublicMeasurePages {

    private final ShowMeasures show;
    private final Municipalities municipalities;
    private final DrawRoute draw;
    private final Frames frames;

    PublicMeasurePages(ShowMeasures show, Municipalities municipalities, DrawRoute draw, Frames frames) {
        this.show = show;
        this.municipalities = municipalities;
        this.draw = draw;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance measuresMap(
                PageFrame frame, ShowMeasures.CityMeasures city, List<PlaceView> places, RouteSketch sketch);
    }

    /** A place with its measures, their days in words. */
    public record PlaceView(ShowMeasures.Place place, List<LineView> measures) {}

    /** A measure with its day in words. */
    public record LineView(ShowMeasures.Line measure, String due) {}

    @GET
    public TemplateInstance map(@PathParam("city") String slug) {
        var shown = show.show(slug);
        var id = municipalities
                .findBySlug(slug)
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND))
                .id();
        var frame = frames.open("/massnahmen/" + slug, shown.synthetic());
        var points = shown.places().stream()
                .map(place -> new Stop(
                        place.walkId(), place.number(), place.name(), "", place.position(), OptionalInt.empty()))
                .toList();
        return Templates.measuresMap(
                frame,
                shown,
                shown.places().stream()
                        .map(place -> new PlaceView(
                                place,
                                place.measures().stream()
                                        .map(measure -> new LineView(measure, Days.print(measure.dueOn(), frame)))
                                        .toList()))
                        .toList(),
                draw.drawPlaces(id, points));
    }
}
