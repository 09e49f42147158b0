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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** Looking back: at one walk, and at all measures of a city. */
@Path("/stadt")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("ANALYST")
public class EvaluationPages {

    private final Walks walks;
    private final EvaluateWalk evaluate;
    private final DrawBalance draw;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    EvaluationPages(
            Walks walks, EvaluateWalk evaluate, DrawBalance draw, CurrentUser user, Frames frames, UriInfo uri) {
        this.walks = walks;
        this.evaluate = evaluate;
        this.draw = draw;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance evaluation(PageFrame frame, WalkView view, Faults faults, String weeks);

        static native TemplateInstance balance(PageFrame frame, BalanceView view, Faults faults, String weeks);
    }

    /** How many there are of a kind. */
    public record Count(String key, int count) {}

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

    /** The balance of a city. */
    public record BalanceView(
            DrawBalance.Balance balance,
            List<Count> states,
            List<Count> participation,
            List<DistrictView> districts,
            String wave) {

        /** The districts with more need than elsewhere and nothing agreed. */
        public List<DistrictView> leftOut() {
            return districts.stream().filter(line -> line.line().isLeftOut()).toList();
        }
    }

    /** A district. */
    public record DistrictView(
            DrawBalance.DistrictLine line,
            Optional<ShareView> unsafe,
            Optional<ShareView.Difference> difference,
            String perPersons) {}

    @GET
    @Path("rundgaenge/{walkId}/veraenderung")
    public RestResponse<Object> evaluation(@PathParam("walkId") UUID walkId) {
        var walk = walks.get(user.municipalityId(), walkId);
        var asked = new Form(uri.getQueryParameters());
        try {
            return Answers.page(evaluationPage(walk, weeks(asked), Faults.NONE, asked));
        } catch (Refusal refused) {
            return Answers.again(
                    evaluationPage(walk, EvaluateWalk.WEEKS, Faults.of(refused, frames.texts()), asked), refused);
        }
    }

    @GET
    @Path("massnahmen/bilanz")
    public RestResponse<Object> balance() {
        var asked = new Form(uri.getQueryParameters());
        try {
            return Answers.page(balancePage(weeks(asked), Faults.NONE, asked));
        } catch (Refusal refused) {
            return Answers.again(balancePage(EvaluateWalk.WEEKS, Faults.of(refused, frames.texts()), asked), refused);
        }
    }

    private static int weeks(Form asked) {
        var typed = asked.text("weeks");
        var weeks = typed.isEmpty() ? Integer.valueOf(EvaluateWalk.WEEKS) : asked.whole("weeks");
        EvaluateWalk.checkWeeks(weeks == null ? 0 : weeks);
        return weeks;
    }

    private static String typed(Form asked) {
        return asked.text("weeks").isEmpty() ? Integer.toString(EvaluateWalk.WEEKS) : asked.text("weeks");
    }

    private TemplateInstance evaluationPage(Walk walk, int weeks, Faults faults, Form asked) {
        var frame = frames.staff("/stadt/rundgaenge/" + walk.id() + "/veraenderung");
        var evaluation = evaluate.evaluate(walk, weeks);
        return Templates.evaluation(
                frame,
                new WalkView(
                        evaluation,
                        states(evaluation.states()),
                        participation(evaluation.participation()),
                        evaluation.survey().stream()
                                .map(line -> line(line, frame))
                                .toList()),
                faults,
                typed(asked));
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

    private TemplateInstance balancePage(int weeks, Faults faults, Form asked) {
        var frame = frames.staff("/stadt/massnahmen/bilanz");
        var balance = draw.draw(
                user.municipalityId(),
                new DrawBalance.Question(
                        weeks,
                        Optional.empty(),
                        Optional.of(asked.text("frage")).filter(item -> !item.isEmpty())));
        return Templates.balance(
                frame,
                new BalanceView(
                        balance,
                        states(balance.states()),
                        participation(balance.participation()),
                        balance.districts().stream()
                                .map(line -> new DistrictView(
                                        line,
                                        line.unsafe().map(ShareView::of),
                                        line.difference().map(difference -> ShareView.Difference.of(difference, frame)),
                                        line.perPersons().isPresent()
                                                ? ShareView.decimal(
                                                        line.perPersons().getAsDouble(), frame)
                                                : ""))
                                .toList(),
                        balance.need()
                                .map(need -> need.survey().title().in(frame.language()) + ", "
                                        + frame.texts().say("walk.wave", need.wave()))
                                .orElse("")),
                faults,
                typed(asked));
    }

    private static List<Count> states(Map<Measure.State, Integer> counts) {
        return Stream.of(Measure.State.values())
                .map(state -> new Count(state.textKey(), counts.getOrDefault(state, 0)))
                .toList();
    }

    private static List<Count> participation(Map<Measure.Participation, Integer> counts) {
        return Stream.of(Measure.Participation.values())
                .map(level -> new Count(Walk.textKey(level), counts.getOrDefault(level, 0)))
                .toList();
    }
}
