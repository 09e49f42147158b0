package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** All that was told at one stop, leaf by leaf, to make measures of. */
@Path("/stadt/rundgaenge/{walkId}/auswertung/{number: [0-9]+}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("ANALYST")
public class StopTextPages {

    private static final int A_LEAF = 100;

    private final Walks walks;
    private final Observations observations;
    private final CurrentUser user;
    private final Frames frames;

    StopTextPages(Walks walks, Observations observations, CurrentUser user, Frames frames) {
        this.walks = walks;
        this.observations = observations;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance stopTexts(PageFrame frame, TextsView view);
    }

    /** A leaf of what was told at a stop. */
    public record TextsView(Walk walk, Stop stop, List<Observation> observations, int leaf, int leaves, int total) {

        public boolean hasPrevious() {
            return leaf > 1;
        }

        public boolean hasNext() {
            return leaf < leaves;
        }

        public int previous() {
            return leaf - 1;
        }

        public int next() {
            return leaf + 1;
        }
    }

    @GET
    public TemplateInstance texts(
            @PathParam("walkId") UUID walkId, @PathParam("number") int number, @QueryParam("seite") String asked) {
        var municipality = user.municipalityId();
        var walk = walks.get(municipality, walkId);
        var stop = walks.stops(municipality, walkId).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        var total = observations.countTexts(municipality, stop);
        var leaves = Math.max(1, (total + A_LEAF - 1) / A_LEAF);
        var wished = asked != null && asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : 1;
        var leaf = Math.min(leaves, Math.max(1, wished));
        return Templates.stopTexts(
                frames.staff("/stadt/rundgaenge/" + walkId + "/auswertung/" + number + "?seite=" + leaf),
                new TextsView(
                        walk,
                        stop,
                        observations.toldAt(municipality, stop, (leaf - 1) * A_LEAF, A_LEAF),
                        leaf,
                        leaves,
                        total));
    }
}
