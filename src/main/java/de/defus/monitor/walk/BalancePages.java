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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** The balance of all measures of a city. */
@Path("/stadt/massnahmen/bilanz")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("ANALYST")
public class BalancePages {

    private final DrawBalance draw;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    BalancePages(DrawBalance draw, CurrentUser user, Frames frames, UriInfo uri) {
        this.draw = draw;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance balance(PageFrame frame, BalanceView view, Faults faults, String weeks);
    }

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
    public RestResponse<Object> balance() {
        var asked = new Form(uri.getQueryParameters());
        try {
            return Answers.page(balancePage(WeeksAsked.weeks(asked), Faults.NONE, asked));
        } catch (Refusal refused) {
            return Answers.again(balancePage(EvaluateWalk.WEEKS, Faults.of(refused, frames.texts()), asked), refused);
        }
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
                        Count.ofStates(balance.states()),
                        Count.ofParticipation(balance.participation()),
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
                WeeksAsked.typed(asked));
    }
}
