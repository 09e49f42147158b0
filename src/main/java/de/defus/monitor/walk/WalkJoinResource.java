package de.defus.monitor.walk;

import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.Https;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** What phones of participants ask and send. The code is all they need. */
@Path("/api/v1/walks/join/{code}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class WalkJoinResource {

    private final JoinWalk join;
    private final Walks walks;
    private final ReceiveObservations receive;
    private final KeepPhoto photos;
    private final MethodCatalogue catalogue;
    private final Frames frames;
    private final UriInfo uri;

    WalkJoinResource(
            JoinWalk join,
            Walks walks,
            ReceiveObservations receive,
            KeepPhoto photos,
            MethodCatalogue catalogue,
            Frames frames,
            UriInfo uri) {
        this.join = join;
        this.walks = walks;
        this.receive = receive;
        this.photos = photos;
        this.catalogue = catalogue;
        this.frames = frames;
        this.uri = uri;
    }

    /** A walk as its participants see it; the stop is where the group is, 0 before the first. */
    public record JoinedWalk(
            String title,
            Walk.State state,
            Walk.Daylight daylight,
            Walk.Mode mode,
            int currentStop,
            List<Stop> stops,
            MethodCatalogue.MethodCard method) {}

    /** What a phone sends, and sends again until it is told that all is safe. */
    public record Batch(@NotNull List<ReceiveObservations.@NotNull @Valid Sent> observations) {}

    /** What became of each, in the order they were sent. */
    public record Receipts(List<ReceiptView> receipts) {}

    /**
     * @param safe whether the phone may forget the observation
     * @param faults why it was not stored, in the sender's language
     */
    public record ReceiptView(UUID id, ReceiveObservations.Outcome outcome, boolean safe, List<String> faults) {}

    @GET
    public RestResponse<JoinedWalk> get(@PathParam("code") String code, @CookieParam(JoinWalk.COOKIE) String pass) {
        var walk = join.join(code, pass);
        return answer(
                walk,
                new JoinedWalk(
                        walk.plan().title(),
                        walk.state(),
                        walk.plan().daylight(),
                        walk.plan().mode(),
                        walk.currentStop(),
                        walks.stops(walk.municipalityId(), walk.id()),
                        catalogue.get(walk.plan().method())));
    }

    @POST
    @Path("observations")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<Receipts> send(
            @PathParam("code") String code, @CookieParam(JoinWalk.COOKIE) String pass, @Valid @NotNull Batch batch) {
        var walk = join.join(code, pass);
        var texts = frames.texts();
        var receipts = receive.receive(walk, batch.observations()).stream()
                .map(receipt -> new ReceiptView(
                        receipt.id(),
                        receipt.outcome(),
                        receipt.isSafe(),
                        receipt.faults().stream().map(fault -> fault.in(texts)).toList()))
                .toList();
        return answer(walk, new Receipts(receipts));
    }

    /** What became of a photo. */
    public record PhotoReceipt(UUID id, boolean safe) {}

    /**
     * Takes a photo, as often as it is sent, and keeps it once.
     *
     * @param id a random UUID of the phone's
     * @param stop number of the stop
     * @param altText what it shows
     * @param consent NOBODY (nobody can be recognised) or AGREED
     * @param file JPEG or PNG
     */
    @POST
    @Path("photos")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<PhotoReceipt> sendPhoto(
            @PathParam("code") String code,
            @CookieParam(JoinWalk.COOKIE) String pass,
            @RestForm String id,
            @RestForm String stop,
            @RestForm String altText,
            @RestForm String consent,
            @RestForm("file") FileUpload file) {
        var walk = join.join(code, pass);
        var fields = new MultivaluedHashMap<String, String>();
        fields.putSingle("id", id);
        fields.putSingle("stop", stop);
        var form = new Form(fields);
        var photoId = form.id("id");
        form.refuseUnreadable();
        photos.receive(
                walk,
                new KeepPhoto.Sent(
                        photoId, form.whole("stop"), altText, consent, file == null ? null : file.uploadedFile()));
        return answer(walk, new PhotoReceipt(photoId, true));
    }

    private <T> RestResponse<T> answer(Walk walk, T body) {
        var secure = Https.is(uri);
        return RestResponse.ResponseBuilder.ok(body)
                .cookie(join.cookie(walk, secure))
                .build();
    }
}
