package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.web.FileTypes;
import de.defus.monitor.platform.web.Frames;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Planning, leading and evaluating walks, for programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
public class WalkResource {

    private final Walks walks;
    private final PlanWalk plan;
    private final RunWalk run;
    private final Observations observations;
    private final AcceptLate late;
    private final SummariseWalk summarise;
    private final ShowWalk show;
    private final PrintMinutes print;
    private final MethodCatalogue catalogue;
    private final ProposeHotSpots hotSpots;
    private final CurrentUser user;
    private final Frames frames;

    WalkResource(
            Walks walks,
            PlanWalk plan,
            RunWalk run,
            Observations observations,
            AcceptLate late,
            SummariseWalk summarise,
            ShowWalk show,
            PrintMinutes print,
            MethodCatalogue catalogue,
            ProposeHotSpots hotSpots,
            CurrentUser user,
            Frames frames) {
        this.walks = walks;
        this.plan = plan;
        this.run = run;
        this.observations = observations;
        this.late = late;
        this.summarise = summarise;
        this.show = show;
        this.print = print;
        this.catalogue = catalogue;
        this.hotSpots = hotSpots;
        this.user = user;
        this.frames = frames;
    }

    /** What can be asked on walks. */
    public record Catalogue(
            List<MethodCatalogue.Value> feelings,
            List<MethodCatalogue.Value> ratings,
            List<MethodCatalogue.MethodCard> methods) {}

    /** A walk with its stops. */
    public record WalkWithStops(Walk walk, List<Stop> stops) {}

    /** What a loaded route file led to; hints are in the caller's language. */
    public record LoadedRoute(List<Stop> stops, List<String> hints) {}

    /** The stop the group is at; 0 before the first. */
    public record CurrentStop(int number) {}

    /** Something the moderator writes down; stop 0 is the walk as a whole. */
    public record NewNote(int stop, String text) {}

    /** Which of the late observations count, or not. */
    public record LateDecision(List<UUID> observations, boolean accept) {}

    /** How many were decided on. */
    public record Decided(int observations) {}

    /** Whether the public page is shown. */
    public record Publication(boolean published) {}

    @GET
    @Path("walk-catalogue")
    public Catalogue getCatalogue() {
        return new Catalogue(catalogue.feelings(), catalogue.ratings(), catalogue.list());
    }

    /** Places that stood out in released surveys. */
    @GET
    @Path("hot-spots")
    public List<HotSpot> listHotSpots() {
        return hotSpots.propose(user.municipalityId());
    }

    @GET
    @Path("walks")
    public List<Walk> listWalks() {
        return walks.list(user.municipalityId());
    }

    @POST
    @Path("walks")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<Walk> planWalk(@NotNull WalkPlan wish) {
        var walk = plan.plan(user.municipalityId(), wish, user.email());
        return RestResponse.ResponseBuilder.<Walk>created(URI.create("/api/v1/walks/" + walk.id()))
                .entity(walk)
                .build();
    }

    @GET
    @Path("walks/{walkId}")
    public WalkWithStops getWalk(@PathParam("walkId") UUID walkId) {
        return new WalkWithStops(walk(walkId), walks.stops(user.municipalityId(), walkId));
    }

    @POST
    @Path("walks/{walkId}/stops")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<Stop> addStop(@PathParam("walkId") UUID walkId, @NotNull Stop.Wish wish) {
        var stop = plan.addStop(walk(walkId), wish, user.email());
        return RestResponse.ResponseBuilder.<Stop>created(URI.create("/api/v1/walks/" + walkId))
                .entity(stop)
                .build();
    }

    @DELETE
    @Path("walks/{walkId}/stops/{stopId}")
    public void removeStop(@PathParam("walkId") UUID walkId, @PathParam("stopId") UUID stopId) {
        plan.removeStop(walk(walkId), stopId, user.email());
    }

    @PUT
    @Path("walks/{walkId}/route")
    @Consumes({"application/geo+json", MediaType.APPLICATION_JSON, "application/gpx+xml", MediaType.APPLICATION_XML})
    public LoadedRoute loadRoute(@PathParam("walkId") UUID walkId, String file) {
        var hints = plan.loadRoute(walk(walkId), file, user.email());
        return new LoadedRoute(
                walks.stops(user.municipalityId(), walkId),
                hints.stream().map(hint -> hint.in(frames.texts())).toList());
    }

    @POST
    @Path("walks/{walkId}/open")
    public Walk open(@PathParam("walkId") UUID walkId) {
        return run.open(walk(walkId), user.email());
    }

    @POST
    @Path("walks/{walkId}/close")
    public Walk close(@PathParam("walkId") UUID walkId) {
        return run.close(walk(walkId), user.email());
    }

    @PUT
    @Path("walks/{walkId}/current-stop")
    @Consumes(MediaType.APPLICATION_JSON)
    public Walk moveTo(@PathParam("walkId") UUID walkId, @NotNull CurrentStop stop) {
        return run.moveTo(walk(walkId), stop.number(), user.email());
    }

    @GET
    @Path("walks/{walkId}/notes")
    public List<Note> listNotes(@PathParam("walkId") UUID walkId) {
        return walks.notes(user.municipalityId(), walk(walkId).id());
    }

    @POST
    @Path("walks/{walkId}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<Note> addNote(@PathParam("walkId") UUID walkId, @NotNull NewNote note) {
        return RestResponse.ResponseBuilder.<Note>created(URI.create("/api/v1/walks/" + walkId + "/notes"))
                .entity(run.note(walk(walkId), note.stop(), note.text(), user.email()))
                .build();
    }

    @GET
    @Path("walks/{walkId}/observations")
    public List<Observation> listObservations(@PathParam("walkId") UUID walkId) {
        return observations.list(user.municipalityId(), walk(walkId).id(), Observation.Reception.ACCEPTED);
    }

    @GET
    @Path("walks/{walkId}/late-observations")
    public List<Observation> listLate(@PathParam("walkId") UUID walkId) {
        return observations.list(user.municipalityId(), walk(walkId).id(), Observation.Reception.WAITING);
    }

    @POST
    @Path("walks/{walkId}/late-observations")
    @Consumes(MediaType.APPLICATION_JSON)
    public Decided decideLate(@PathParam("walkId") UUID walkId, @NotNull LateDecision decision) {
        return new Decided(late.decide(
                walk(walkId),
                decision.observations() == null ? List.of() : decision.observations(),
                decision.accept(),
                user.email()));
    }

    @GET
    @Path("walks/{walkId}/summary")
    public SummariseWalk.Summary summarise(@PathParam("walkId") UUID walkId) {
        return summarise.summarise(walk(walkId));
    }

    @PUT
    @Path("walks/{walkId}/publication")
    @Consumes(MediaType.APPLICATION_JSON)
    public Walk publish(@PathParam("walkId") UUID walkId, @NotNull Publication publication) {
        return run.publish(walk(walkId), publication.published(), user.email());
    }

    /** What everybody may know of a published walk. */
    @GET
    @PermitAll
    @Path("published-walks/{walkId}")
    public ShowWalk.PublicWalk showPublished(@PathParam("walkId") UUID walkId) {
        return show.show(walkId);
    }

    /** The route, and the stops with what everybody may know of them, as GeoJSON; only of a published walk. */
    @GET
    @PermitAll
    @Path("published-walks/{walkId}.geojson")
    @Produces("application/geo+json")
    public String exportPublished(@PathParam("walkId") UUID walkId) {
        return WalkExport.geoJson(show.show(walkId));
    }

    /** The minutes as a tagged document, in the language of the request. */
    @GET
    @Path("walks/{walkId}/minutes.pdf")
    @Produces(FileTypes.PDF)
    public RestResponse<byte[]> printMinutes(@PathParam("walkId") UUID walkId) {
        return print.answer(walk(walkId), frames.texts());
    }

    /** The route and the stops with all figures as GeoJSON. */
    @GET
    @Path("walks/{walkId}/stops.geojson")
    @Produces("application/geo+json")
    public String exportStops(@PathParam("walkId") UUID walkId) {
        return WalkExport.geoJson(summarise.summarise(walk(walkId)));
    }

    private Walk walk(UUID walkId) {
        return walks.get(user.municipalityId(), walkId);
    }
}
