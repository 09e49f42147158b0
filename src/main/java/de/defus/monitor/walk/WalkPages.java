package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.qr.QrCode;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.Surveys;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Planning walks: the list, a new one, its stops, opening and closing, and what is printed. */
@Path("/stadt/rundgaenge")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class WalkPages {

    private final Walks walks;
    private final PlanWalk plan;
    private final RunWalk run;
    private final Surveys surveys;
    private final MethodCatalogue catalogue;
    private final DrawRoute draw;
    private final ProposeHotSpots hotSpots;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    WalkPages(
            Walks walks,
            PlanWalk plan,
            RunWalk run,
            Surveys surveys,
            MethodCatalogue catalogue,
            DrawRoute draw,
            ProposeHotSpots hotSpots,
            CurrentUser user,
            Frames frames,
            UriInfo uri) {
        this.walks = walks;
        this.plan = plan;
        this.run = run;
        this.surveys = surveys;
        this.catalogue = catalogue;
        this.draw = draw;
        this.hotSpots = hotSpots;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance walks(PageFrame frame, List<WalkLine> walks, List<HotSpot> hotSpots);

        static native TemplateInstance plan(
                PageFrame frame, PlanChoices choices, Faults faults, Map<String, String> typed);

        static native TemplateInstance walk(PageFrame frame, WalkCard card, Faults faults, Map<String, String> typed);

        static native TemplateInstance routeSheet(PageFrame frame, WalkCard card);

        static native TemplateInstance observationSheet(
                PageFrame frame,
                WalkCard card,
                List<MethodCatalogue.Value> feelings,
                List<MethodCatalogue.Value> ratings);
    }

    /** A walk in the list, with its day in words. */
    public record WalkLine(Walk walk, String day) {}

    /** What can be chosen when a walk is planned. */
    public record PlanChoices(
            List<MethodCatalogue.MethodCard> methods,
            List<SurveyView> surveys,
            List<Item> places,
            List<Walk> walks,
            List<Option> occasions,
            List<Option> daylights,
            List<Option> modes) {}

    /**
     * A walk as its pages show it.
     *
     * @param joinLink the full address that participants open
     * @param qr the same address for cameras; absent while there is none
     * @param hints what was noticed in the file loaded last
     */
    public record WalkCard(
            Walk walk,
            List<Stop> stops,
            MethodCatalogue.MethodCard method,
            RouteSketch sketch,
            String joinLink,
            Optional<QrCode> qr,
            List<String> hints) {

        /** The join code in two groups, easier to read out; empty while there is none. */
        public String code() {
            return walk.joinCode().map(JoinCodes::spaced).orElse("");
        }

        /** The name of the day in the reader's language; empty if none was fixed. */
        public String day(PageFrame frame) {
            return Days.print(walk.plan().plannedOn(), frame);
        }
    }

    @GET
    public TemplateInstance list() {
        var frame = frames.staff("/stadt/rundgaenge");
        return Templates.walks(
                frame,
                walks.list(user.municipalityId()).stream()
                        .map(walk -> new WalkLine(walk, Days.print(walk.plan().plannedOn(), frame)))
                        .toList(),
                hotSpots.propose(user.municipalityId()));
    }

    @GET
    @Path("neu")
    public TemplateInstance create() {
        var asked = new Form(uri.getQueryParameters());
        return planPage(
                Faults.NONE,
                Map.of(
                        "method",
                        "exploratory_walk",
                        "occasion",
                        "SURVEY",
                        "daylight",
                        "DAY",
                        "mode",
                        "INDIVIDUAL",
                        "title",
                        asked.text("titel"),
                        "targetGroup",
                        asked.text("gruppe"),
                        "surveyId",
                        asked.text("befragung"),
                        "surveyItem",
                        asked.text("frage")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> create(MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        try {
            var day = form.day("plannedOn");
            var surveyId = form.id("surveyId");
            var repeatOf = form.id("repeatOf");
            form.refuseUnreadable();
            var wish = new WalkPlan(
                    form.text("title"),
                    form.choice("occasion", Walk.Occasion.class),
                    form.text("targetGroup"),
                    form.choice("daylight", Walk.Daylight.class),
                    day,
                    form.text("leadOffice"),
                    form.text("method"),
                    form.choice("mode", Walk.Mode.class),
                    surveyId,
                    form.text("surveyItem"),
                    repeatOf);
            return Answers.goTo("/stadt/rundgaenge/"
                    + plan.plan(user.municipalityId(), wish, user.email()).id());
        } catch (Refusal refused) {
            return Answers.again(planPage(Faults.of(refused, frames.texts()), form.typed()), refused);
        }
    }

    @GET
    @Path("{walkId}")
    public TemplateInstance show(@PathParam("walkId") UUID walkId) {
        return walkPage(walk(walkId), Faults.NONE, Map.of(), List.of());
    }

    @POST
    @Path("{walkId}/stationen")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> addStop(@PathParam("walkId") UUID walkId, MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        var walk = walk(walkId);
        return act(walk, "#stationen", form.typed(), () -> {
            var latitude = form.number("latitude");
            var longitude = form.number("longitude");
            form.refuseUnreadable();
            plan.addStop(
                    walk, new Stop.Wish(form.text("name"), form.text("reason"), longitude, latitude), user.email());
        });
    }

    @POST
    @Path("{walkId}/stationen/{stopId}/entfernen")
    public RestResponse<Object> removeStop(@PathParam("walkId") UUID walkId, @PathParam("stopId") UUID stopId) {
        var walk = walk(walkId);
        return act(walk, "#stationen", Map.of(), () -> plan.removeStop(walk, stopId, user.email()));
    }

    @POST
    @Path("{walkId}/route")
    public RestResponse<Object> loadRoute(@PathParam("walkId") UUID walkId, @RestForm("file") FileUpload file) {
        var walk = walk(walkId);
        try {
            var hints = plan.loadRoute(walk, file == null ? "" : Files.readString(file.uploadedFile()), user.email());
            if (hints.isEmpty()) {
                return Answers.goTo("/stadt/rundgaenge/" + walk.id() + "#stationen");
            }
            return Answers.page(walkPage(
                    walk(walkId),
                    Faults.NONE,
                    Map.of(),
                    hints.stream().map(hint -> hint.in(frames.texts())).toList()));
        } catch (Refusal refused) {
            return again(walk, refused, Map.of());
        } catch (IOException notText) {
            return again(
                    walk,
                    new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("file", "walk.fault.unreadable"))),
                    Map.of());
        }
    }

    @POST
    @Path("{walkId}/oeffnen")
    public RestResponse<Object> open(@PathParam("walkId") UUID walkId) {
        var walk = walk(walkId);
        return act(walk, "", Map.of(), () -> run.open(walk, user.email()));
    }

    @POST
    @Path("{walkId}/schliessen")
    public RestResponse<Object> close(@PathParam("walkId") UUID walkId) {
        var walk = walk(walkId);
        return act(walk, "/auswertung", Map.of(), () -> run.close(walk, user.email()));
    }

    @GET
    @Path("{walkId}/routenblatt")
    public TemplateInstance routeSheet(@PathParam("walkId") UUID walkId) {
        var walk = walk(walkId);
        return Templates.routeSheet(frames.staff(path(walk) + "/routenblatt"), card(walk, List.of()));
    }

    @GET
    @Path("{walkId}/beobachtungsbogen")
    public TemplateInstance observationSheet(@PathParam("walkId") UUID walkId) {
        var walk = walk(walkId);
        return Templates.observationSheet(
                frames.staff(path(walk) + "/beobachtungsbogen"),
                card(walk, List.of()),
                catalogue.feelings(),
                catalogue.ratings());
    }

    private RestResponse<Object> act(Walk walk, String target, Map<String, String> typed, Runnable action) {
        try {
            action.run();
            return Answers.goTo(path(walk) + target);
        } catch (Refusal refused) {
            return again(walk, refused, typed);
        }
    }

    private RestResponse<Object> again(Walk walk, Refusal refused, Map<String, String> typed) {
        var page = walkPage(
                walks.get(user.municipalityId(), walk.id()), Faults.of(refused, frames.texts()), typed, List.of());
        return Answers.again(page, refused);
    }

    private TemplateInstance walkPage(Walk walk, Faults faults, Map<String, String> typed, List<String> hints) {
        return Templates.walk(frames.staff(path(walk)), card(walk, hints), faults, typed);
    }

    private TemplateInstance planPage(Faults faults, Map<String, String> typed) {
        var municipality = user.municipalityId();
        return Templates.plan(
                frames.staff("/stadt/rundgaenge/neu"),
                new PlanChoices(
                        catalogue.list(),
                        surveys.list(municipality),
                        plan.places(municipality),
                        walks.list(municipality),
                        Option.of(Walk.Occasion.values()),
                        Option.of(Walk.Daylight.values()),
                        Option.of(Walk.Mode.values())),
                faults,
                typed);
    }

    private WalkCard card(Walk walk, List<String> hints) {
        var stops = walks.stops(walk.municipalityId(), walk.id());
        var link = walk.joinCode().map(code -> uri.getBaseUri() + "rundgang/" + code);
        return new WalkCard(
                walk,
                stops,
                catalogue.get(walk.plan().method()),
                draw.draw(walk.municipalityId(), stops, walk.route()),
                link.orElse(""),
                link.map(QrCode::of),
                hints);
    }

    private Walk walk(UUID walkId) {
        return walks.get(user.municipalityId(), walkId);
    }

    private static String path(Walk walk) {
        return "/stadt/rundgaenge/" + walk.id();
    }
}
