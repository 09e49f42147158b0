package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.FileTypes;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
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
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Leading a walk on the way, and going through it afterwards. */
@Path("/stadt/rundgaenge/{walkId}")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class DebriefPages {

    /** How many texts of a stop the debrief shows; all are a leaf further on. */
    private static final int TEXTS = 30;

    private final Walks walks;
    private final RunWalk run;
    private final Observations observations;
    private final AcceptLate late;
    private final GatherDebrief gather;
    private final PrintMinutes print;
    private final Measures measures;
    private final KeepMeasure keep;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    DebriefPages(
            Walks walks,
            RunWalk run,
            Observations observations,
            AcceptLate late,
            GatherDebrief gather,
            PrintMinutes print,
            Measures measures,
            KeepMeasure keep,
            CurrentUser user,
            Frames frames,
            UriInfo uri) {
        this.walks = walks;
        this.run = run;
        this.observations = observations;
        this.late = late;
        this.gather = gather;
        this.print = print;
        this.measures = measures;
        this.keep = keep;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance lead(PageFrame frame, LeadView view, Faults faults, String typed);

        static native TemplateInstance debrief(PageFrame frame, DebriefView view, Faults faults);
    }

    /** What the moderator sees on the way. */
    public record LeadView(Walk walk, List<StopCount> stops, List<DebriefView.NoteView> notes, String joinLink) {

        /** The join code in two groups; empty while there is none. */
        public String code() {
            return walk.joinCode().map(JoinCodes::spaced).orElse("");
        }

        public Optional<StopCount> current() {
            return find(walk.currentStop());
        }

        public Optional<StopCount> next() {
            return find(walk.currentStop() + 1);
        }

        private Optional<StopCount> find(int number) {
            return stops.stream()
                    .filter(count -> count.stop().number() == number)
                    .findFirst();
        }
    }

    /** How many observations a stop has. */
    public record StopCount(Stop stop, int observations) {}

    @GET
    @Path("leitung")
    public TemplateInstance lead(@PathParam("walkId") UUID walkId) {
        return leadPage(walk(walkId), Faults.NONE, "");
    }

    @POST
    @Path("leitung/station")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> moveTo(@PathParam("walkId") UUID walkId, MultivaluedMap<String, String> posted) {
        var number = new Form(posted).whole("stop");
        return onTheWay(walk(walkId), "", walk -> run.moveTo(walk, number == null ? -1 : number, user.email()));
    }

    @POST
    @Path("leitung/notizen")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> note(@PathParam("walkId") UUID walkId, MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        var stop = form.whole("stop");
        return onTheWay(
                walk(walkId),
                form.text("note"),
                walk -> run.note(walk, stop == null ? 0 : stop, form.text("note"), user.email()));
    }

    @GET
    @Path("auswertung")
    public TemplateInstance debrief(@PathParam("walkId") UUID walkId) {
        return debriefPage(walk(walkId), Faults.NONE);
    }

    @POST
    @Path("nachzuegler")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> decideLate(@PathParam("walkId") UUID walkId, MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        return afterwards(
                walk(walkId),
                walk -> late.decide(
                        walk, form.ids("observation"), form.text("decision").equals("accept"), user.email()));
    }

    @GET
    @Path("protokoll")
    public TemplateInstance minutes(@PathParam("walkId") UUID walkId) {
        var walk = walk(walkId);
        return print.show(walk, frames.staff(path(walk) + "/protokoll"));
    }

    /** The same as a tagged document. */
    @GET
    @Path("protokoll.pdf")
    @Produces(FileTypes.PDF)
    public RestResponse<byte[]> minutesOnPaper(@PathParam("walkId") UUID walkId) {
        return print.answer(walk(walkId), frames.texts());
    }

    @POST
    @Path("punkte")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> givePoints(@PathParam("walkId") UUID walkId, MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        return afterwards(walk(walkId), walk -> {
            var points = new HashMap<UUID, Integer>();
            for (var measure : measures.ofWalk(walk.municipalityId(), walk.id())) {
                var field = "points-" + measure.id();
                if (!form.text(field).isBlank()) {
                    var given = form.whole(field);
                    points.put(measure.id(), given == null ? -1 : given);
                }
            }
            keep.givePoints(walk, points, user.email());
        });
    }

    @POST
    @Path("veroeffentlichen")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> publish(@PathParam("walkId") UUID walkId, MultivaluedMap<String, String> posted) {
        var shown = new Form(posted).text("shown").equals("yes");
        return afterwards(walk(walkId), walk -> run.publish(walk, shown, user.email()));
    }

    private interface WalkAction {
        void on(Walk walk);
    }

    private RestResponse<Object> onTheWay(Walk walk, String typed, WalkAction action) {
        try {
            action.on(walk);
            return Answers.goTo(path(walk) + "/leitung");
        } catch (Refusal refused) {
            return Answers.again(leadPage(walk(walk.id()), Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    private RestResponse<Object> afterwards(Walk walk, WalkAction action) {
        try {
            action.on(walk);
            return Answers.goTo(path(walk) + "/auswertung");
        } catch (Refusal refused) {
            return Answers.again(debriefPage(walk(walk.id()), Faults.of(refused, frames.texts())), refused);
        }
    }

    private TemplateInstance leadPage(Walk walk, Faults faults, String typed) {
        var counts = observations.countByStop(walk.municipalityId(), walk.id());
        var stops = walks.stops(walk.municipalityId(), walk.id());
        var view = new LeadView(
                walk,
                stops.stream()
                        .map(stop -> new StopCount(stop, counts.getOrDefault(stop.id(), 0)))
                        .toList(),
                gather.notes(walk, stops),
                walk.joinCode()
                        .map(code -> uri.getBaseUri() + "rundgang/" + code)
                        .orElse(""));
        return Templates.lead(frames.staff(path(walk) + "/leitung"), view, faults, typed);
    }

    private TemplateInstance debriefPage(Walk walk, Faults faults) {
        return Templates.debrief(
                frames.staff(path(walk) + "/auswertung"),
                gather.gather(walk, TEXTS, frames.texts().language()),
                faults);
    }

    private Walk walk(UUID walkId) {
        return walks.get(user.municipalityId(), walkId);
    }

    private static String path(Walk walk) {
        return "/stadt/rundgaenge/" + walk.id();
    }
}
