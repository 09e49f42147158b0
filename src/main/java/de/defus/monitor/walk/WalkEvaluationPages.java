package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Looking back at a walk. */
@Path("/stadt/rundgaenge/{walkId}/veraenderung")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("ANALYST")
public class WalkEvaluationPages {

    private final Walks walks;
    private final EvaluateWalk evaluate;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    WalkEvaluationPages(Walks walks, EvaluateWalk evaluate, CurrentUser user, Frames frames, UriInfo uri) {
        this.walks = walks;
        this.evaluate = evaluate;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance evaluation(PageFrame frame, WalkView view, Faults faults, String weeks);
    }

    /** A walk looked back at. */
    public record WalkView(
            EvaluateWalk.Evaluation evaluation, List<Count> states, List<Count> participation, List<LineView> survey) {

        /** Whether there is a walk before and one after. */
        public boolean isCompared() {
            return evaluation.before().isPresent() && evaluation.after().isPresent();
        }
    }

    /** A line of the survey's figures. */
    public record LineView(String place, String district, List<FigureView> waves) {}

    /** A wave's figure. */
    public record FigureView(
            int wave, String title, Optional<ShareView> unsafe, Optional<ShareView.Difference> change) {}

    @GET
    public RestResponse<Object> evaluation(@PathParam("walkId") UUID walkId) {
        var walk = walks.get(user.municipalityId(), walkId);
        var asked = new Form(uri.getQueryParameters());
        try {
            return Answers.page(evaluationPage(walk, WeeksAsked.weeks(asked), Faults.NONE, asked));
        } catch (Refusal refused) {
            return Answers.again(
                    evaluationPage(walk, EvaluateWalk.WEEKS, Faults.of(refused, frames.texts()), asked), refused);
        }
    }

    private TemplateInstance evaluationPage(Walk walk, int weeks, Faults faults, Form asked) {
        var frame = frames.staff("/stadt/rundgaenge/" + walk.id() + "/veraenderung");
        var evaluation = evaluate.evaluate(walk, weeks);
        return Templates.evaluation(
                frame,
                new WalkView(
                        evaluation,
                        Count.ofStates(evaluation.states()),
                        Count.ofParticipation(evaluation.participation()),
                        evaluation.survey().stream()
                                .map(line -> line(line, frame))
                                .toList()),
                faults,
                WeeksAsked.typed(asked));
    }

    private static LineView line(EvaluateWalk.SurveyLine line, PageFrame frame) {
        return new LineView(
                line.place().in(frame.language()),
                line.district().map(name -> name.in(frame.language())).orElse(""),
                line.waves().stream()
                        .map(wave -> new FigureView(
                                wave.wave(),
                                wave.title().in(frame.language()),
                                wave.unsafe().map(ShareView::of),
                                wave.change().map(change -> ShareView.Difference.of(change, frame))))
                        .toList());
    }
}
