package de.defus.monitor.report.pages;

import de.defus.monitor.place.District;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Released results seen from a district, and from kinds of places. */
@Path("/ergebnisse/{survey}")
@Produces(KeptPages.HTML)
public class ProfilePages {

    private final OpenRelease open;
    private final KeptPages kept;

    ProfilePages(OpenRelease open, KeptPages kept) {
        this.open = open;
        this.kept = kept;
    }

    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance profile(
                PageFrame frame, ResultView view, ProfileView profile, List<DistrictLink> districts);

        static native TemplateInstance places(PageFrame frame, ResultView view, PlacesView places);
    }

    /** The way to the profile of a district. */
    public record DistrictLink(String name, String path, boolean isShown) {}

    @GET
    @Path("gebiet/{code}")
    public byte[] profile(
            @PathParam("survey") String survey, @PathParam("code") String code, @QueryParam("welle") String wave) {
        var opened = open.open(survey, wave, "/gebiet/" + code);
        var district = opened.districts().stream()
                .filter(candidate -> Integer.toString(candidate.code()).equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        return kept.get(opened, () -> profile(opened, district));
    }

    private static TemplateInstance profile(OpenRelease.Opened opened, District district) {
        var links = opened.districts().stream()
                .map(each -> new DistrictLink(
                        each.name(), opened.view().profilePath(each.code()), each.code() == district.code()))
                .toList();
        return Templates.profile(opened.frame(), opened.view(), ProfileView.of(opened, district), links);
    }

    @GET
    @Path("orte")
    public byte[] places(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var opened = open.open(survey, wave, "/orte");
        if (!opened.view().hasPlaces()) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        return kept.get(opened, () -> Templates.places(opened.frame(), opened.view(), PlacesView.of(opened)));
    }
}
