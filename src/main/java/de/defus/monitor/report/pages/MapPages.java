package de.defus.monitor.report.pages;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.chart.ClassLimits;
import de.defus.monitor.report.chart.Figure;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Any share by districts as a map, with its intervals in a table. */
@Path("/ergebnisse/{survey}/karte")
public class MapPages {

    private final OpenRelease open;
    private final KeptPages kept;

    MapPages(OpenRelease open, KeptPages kept) {
        this.open = open;
        this.kept = kept;
    }

    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance map(PageFrame frame, ResultView view, MapView map, List<Headline> headlines);
    }

    /**
     * @param item key of the item; null for that of the first indicator
     * @param aspect name of the share
     * @param of the item the share was offered for: with another item, the share chosen before means nothing
     */
    @GET
    @Produces(KeptPages.HTML)
    public byte[] show(
            @PathParam("survey") String survey,
            @QueryParam("welle") String wave,
            @QueryParam("frage") String item,
            @QueryParam("anteil") String aspect,
            @QueryParam("zu") String of,
            @QueryParam("klassen") String classes) {
        var first = open.open(survey, wave, "/karte");
        if (first.districts().isEmpty()) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        var chosen = choose(first.view(), item, of == null || of.equals(item) ? aspect : null);
        var cut = cut(classes);
        var opened = open.at(
                first,
                "/karte?frage=" + chosen.item() + "&anteil=" + chosen.name()
                        + (cut == ClassLimits.Cut.EQUAL_STEPS ? "&klassen=" + MapView.EQUAL_STEPS : ""));
        return kept.get(
                opened,
                () -> Templates.map(
                        opened.frame(),
                        opened.view(),
                        MapView.of(opened, chosen, cut, "karte"),
                        Headline.of(opened.view().release(), opened.view().words())));
    }

    @GET
    @Path("karte.svg")
    @Produces("image/svg+xml;charset=UTF-8")
    public String svg(
            @PathParam("survey") String survey,
            @QueryParam("welle") String wave,
            @QueryParam("frage") String item,
            @QueryParam("anteil") String aspect,
            @QueryParam("klassen") String classes) {
        return figure(survey, wave, item, aspect, classes).svg("map", Figure.WIDE);
    }

    @GET
    @Path("karte.png")
    @Produces("image/png")
    public byte[] png(
            @PathParam("survey") String survey,
            @QueryParam("welle") String wave,
            @QueryParam("frage") String item,
            @QueryParam("anteil") String aspect,
            @QueryParam("klassen") String classes) {
        return figure(survey, wave, item, aspect, classes).png();
    }

    private Figure figure(String survey, String wave, String item, String aspect, String classes) {
        var opened = open.open(survey, wave, "/karte");
        if (opened.districts().isEmpty()) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        return MapView.figure(opened, choose(opened.view(), item, aspect), cut(classes));
    }

    private static Aspect choose(ResultView view, String item, String name) {
        if (item == null) {
            return view.release().questionnaire().indicators().stream()
                    .flatMap(indicator -> Aspect.of(view.release(), indicator).stream())
                    .filter(aspect -> DistrictRow.isMapped(view.release(), aspect.item()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        }
        if (!DistrictRow.isMapped(view.release(), item)) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        var aspects = Aspect.list(view.words(), item);
        return name == null
                ? aspects.get(0)
                : Aspect.find(aspects, name).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    private static ClassLimits.Cut cut(String name) {
        return MapView.EQUAL_STEPS.equals(name) ? ClassLimits.Cut.EQUAL_STEPS : ClassLimits.Cut.QUANTILES;
    }
}
