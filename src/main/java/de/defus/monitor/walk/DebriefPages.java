package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** Leading a walk on the way, and going through it afterwards. */
@Path("/stadt/rundgaenge/{walkId}")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class DebriefPages {

    /** How many texts of a stop the debrief shows; all are a leaf further on. */
    private static final int TEXTS = 30;

    private static final int TEXTS_IN_MINUTES = 500;
    /** How many late ones are decided on at a time. */
    private static final int LATE = 200;

    private final Walks walks;
    private final RunWalk run;
    private final Observations observations;
    private final AcceptLate late;
    private final SummariseWalk summarise;
    private final Photos photos;
    private final Measures measures;
    private final KeepMeasure keep;
    private final DrawRoute draw;
    private final MethodCatalogue catalogue;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    DebriefPages(
            Walks walks,
            RunWalk run,
            Observations observations,
            AcceptLate late,
            SummariseWalk summarise,
            Photos photos,
            Measures measures,
            KeepMeasure keep,
            DrawRoute draw,
            MethodCatalogue catalogue,
            CurrentUser user,
            Frames frames,
            UriInfo uri) {
        this.walks = walks;
        this.run = run;
        this.observations = observations;
        this.late = late;
        this.summarise = summarise;
        this.photos = photos;
        this.measures = measures;
        this.keep = keep;
        this.draw = draw;
        this.catalogue = catalogue;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance lead(PageFrame frame, LeadView view, Faults faults, String typed);

        static native TemplateInstance debrief(PageFrame frame, DebriefView view, Faults faults);

        static native TemplateInstance minutes(PageFrame frame, DebriefView view, MinutesHead head);
    }

    /** What the moderator sees on the way. */
    public record LeadView(Walk walk, List<StopCount> stops, List<NoteView> notes, String joinLink) {

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

    /** A note with the name of its stop; empty for the walk as a whole. */
    public record NoteView(String stop, String text) {}

    /** What is gone through afterwards. */
    public record DebriefView(
            Walk walk,
            List<PlaceView> places,
            Optional<Walk> other,
            StopMap map,
            List<LateView> waiting,
            int allWaiting,
            List<NoteView> notes,
            List<Photo> photos,
            List<Measure> measures,
            String publicLink,
            int total) {

        /** The photos of a stop. */
        public List<Photo> photosAt(UUID stopId) {
            return photos.stream()
                    .filter(photo -> photo.stopId().equals(stopId))
                    .toList();
        }

        /** Whether more came late than is shown. */
        public boolean hasMoreWaiting() {
            return waiting.size() < allWaiting;
        }
    }

    /** What stands at the top of the minutes. */
    public record MinutesHead(
            MethodCatalogue.MethodCard method, String day, RouteSketch sketch, List<DueView> measures) {}

    /** A measure in the minutes, with its day in words. */
    public record DueView(Measure measure, String due) {}

    /** An observation that came late. */
    public record LateView(Observation observation, String stop, String mark) {}

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
        var frame = frames.staff(path(walk) + "/protokoll");
        var view = debriefView(walk, TEXTS_IN_MINUTES);
        return Templates.minutes(
                frame,
                view,
                new MinutesHead(
                        catalogue.get(walk.plan().method()),
                        Days.print(walk.plan().plannedOn(), frame),
                        view.map().sketch(),
                        view.measures().stream()
                                .map(measure -> new DueView(
                                        measure, Days.print(measure.content().dueOn(), frame)))
                                .toList()));
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
                notes(walk, stops),
                walk.joinCode()
                        .map(code -> uri.getBaseUri() + "rundgang/" + code)
                        .orElse(""));
        return Templates.lead(frames.staff(path(walk) + "/leitung"), view, faults, typed);
    }

    private TemplateInstance debriefPage(Walk walk, Faults faults) {
        return Templates.debrief(frames.staff(path(walk) + "/auswertung"), debriefView(walk, TEXTS), faults);
    }

    /** @param texts how many texts of a stop at most */
    private DebriefView debriefView(Walk walk, int texts) {
        var language = frames.texts().language();
        var summary = summarise.summarise(walk);
        var told = observations.told(walk.municipalityId(), walk.id(), texts).stream()
                .collect(Collectors.groupingBy(Observation::stopId));
        var places = summary.places().stream()
                .map(place -> PlaceView.of(
                        place, catalogue, told.getOrDefault(place.here().stop().id(), List.of()), language))
                .toList();
        var figures = summary.places().stream().map(SummariseWalk.Place::here).toList();
        var stops = walks.stops(walk.municipalityId(), walk.id());
        return new DebriefView(
                walk,
                places,
                summary.other(),
                StopMap.of(draw.draw(walk.municipalityId(), stops, walk.route()), figures),
                waiting(walk, stops, language),
                observations.countWaiting(walk.municipalityId(), walk.id()),
                notes(walk, stops),
                photos.list(walk.municipalityId(), walk.id()).stream()
                        .filter(photo -> photo.measureId().isEmpty())
                        .toList(),
                measures.ofWalk(walk.municipalityId(), walk.id()).stream()
                        .sorted(Comparator.comparingInt(Measure::points).reversed())
                        .toList(),
                "/rundgaenge/" + walk.id(),
                figures.stream().mapToInt(StopSummary::entries).sum());
    }

    private List<LateView> waiting(Walk walk, List<Stop> stops, String language) {
        return observations.waiting(walk.municipalityId(), walk.id(), LATE).stream()
                .map(one -> new LateView(
                        one,
                        name(stops, Optional.of(one.stopId())),
                        one.feeling().isPresent()
                                ? catalogue
                                        .feelings()
                                        .get(one.feeling().getAsInt() - 1)
                                        .label()
                                        .in(language)
                                : ""))
                .toList();
    }

    private List<NoteView> notes(Walk walk, List<Stop> stops) {
        return walks.notes(walk.municipalityId(), walk.id()).stream()
                .map(note -> new NoteView(name(stops, note.stopId()), note.text()))
                .toList();
    }

    private static String name(List<Stop> stops, Optional<UUID> stopId) {
        return stopId.flatMap(id ->
                        stops.stream().filter(stop -> stop.id().equals(id)).findFirst())
                .map(stop -> stop.number() + " " + stop.name())
                .orElse("");
    }

    private Walk walk(UUID walkId) {
        return walks.get(user.municipalityId(), walkId);
    }

    private static String path(Walk walk) {
        return "/stadt/rundgaenge/" + walk.id();
    }
}
