package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.FileTypes;
import de.defus.monitor.platform.web.Frames;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The measures that came of walks, for programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
public class MeasureResource {

    private final Walks walks;
    private final Measures measures;
    private final MeasureNotices notices;
    private final KeepMeasure keep;
    private final ListMeasures list;
    private final KeepPhoto photos;
    private final CurrentUser user;
    private final Frames frames;

    MeasureResource(
            Walks walks,
            Measures measures,
            MeasureNotices notices,
            KeepMeasure keep,
            ListMeasures list,
            KeepPhoto photos,
            CurrentUser user,
            Frames frames) {
        this.photos = photos;
        this.frames = frames;
        this.walks = walks;
        this.measures = measures;
        this.notices = notices;
        this.keep = keep;
        this.list = list;
        this.user = user;
    }

    /** A new measure: what is to be done, at which stops (numbers), because of which observations (ids). */
    public record NewMeasure(Measure.Content content, List<Integer> stops, List<UUID> findings) {}

    /** A step to another state. */
    public record Step(Measure.State state, String reason) {}

    /** What a measure says from now on, and what the public sees of it. */
    public record Wording(Measure.Content content, String publicAnswer, boolean released) {}

    /** A measure with its history, and with the reminders and days that were put off. */
    public record MeasureWithHistory(Measure measure, List<Measure.Change> history, List<MeasureNotice> notices) {}

    @POST
    @Path("walks/{walkId}/measures")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<Measure> makeMeasure(@PathParam("walkId") UUID walkId, @NotNull NewMeasure wish) {
        var measure = keep.make(
                walks.get(user.municipalityId(), walkId),
                wish.content(),
                wish.stops() == null ? List.of() : wish.stops(),
                wish.findings() == null ? List.of() : wish.findings(),
                user.email());
        return RestResponse.ResponseBuilder.<Measure>created(URI.create("/api/v1/measures/" + measure.id()))
                .entity(measure)
                .build();
    }

    @GET
    @Path("measures")
    public List<Measure> listMeasures(@BeanParam MeasureQuery query) {
        return rows(query).stream().map(WalkExport.MeasureRow::measure).toList();
    }

    @GET
    @Path("measures.csv")
    @Produces("text/csv;charset=UTF-8")
    public RestResponse<String> exportCsv(@BeanParam MeasureQuery query) {
        return Answers.download(WalkExport.measuresCsv(rows(query)), "massnahmen.csv");
    }

    @GET
    @Path("measures.xlsx")
    @Produces(FileTypes.XLSX)
    public RestResponse<byte[]> exportWorkbook(@BeanParam MeasureQuery query) {
        var file = MeasureWorkbook.write(rows(query), frames.texts());
        return Answers.download(file, "massnahmen.xlsx");
    }

    @GET
    @Path("measures.geojson")
    @Produces("application/geo+json")
    public RestResponse<String> exportGeoJson(@BeanParam MeasureQuery query) {
        return Answers.download(WalkExport.measuresGeoJson(rows(query)), "massnahmen.geojson");
    }

    @GET
    @Path("measures/{measureId}")
    public MeasureWithHistory getMeasure(@PathParam("measureId") UUID measureId) {
        var measure = measures.get(user.municipalityId(), measureId);
        return new MeasureWithHistory(
                measure,
                measures.history(user.municipalityId(), measureId),
                notices.list(user.municipalityId(), measureId));
    }

    @POST
    @Path("measures/{measureId}/steps")
    @Consumes(MediaType.APPLICATION_JSON)
    public Measure move(@PathParam("measureId") UUID measureId, @NotNull Step step) {
        return keep.move(
                user.municipalityId(),
                measures.get(user.municipalityId(), measureId),
                step.state(),
                step.reason(),
                user.email());
    }

    @PUT
    @Path("measures/{measureId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Measure change(@PathParam("measureId") UUID measureId, @NotNull Wording wording) {
        return keep.change(
                user.municipalityId(),
                measures.get(user.municipalityId(), measureId),
                wording.content(),
                wording.publicAnswer(),
                wording.released(),
                user.email());
    }

    /**
     * A photo that shows the measure when it was done. Sent again with the same id it is kept once.
     *
     * @param id random
     */
    @POST
    @Path("measures/{measureId}/photos")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<Void> addPhoto(
            @PathParam("measureId") UUID measureId,
            @RestForm String id,
            @RestForm String altText,
            @RestForm String consent,
            @RestForm("file") FileUpload file) {
        var measure = measures.get(user.municipalityId(), measureId);
        var isNew = photos.receiveAfter(
                walks.get(user.municipalityId(), measure.walkId()),
                measure,
                new KeepPhoto.Sent(id(id), null, altText, consent, file == null ? null : file.uploadedFile()),
                user.email());
        return RestResponse.status(isNew ? RestResponse.Status.CREATED : RestResponse.Status.OK);
    }

    private static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Points by measure, as counted in the debrief. */
    public record Points(Map<UUID, Integer> points) {}

    /** Notes the points the group gave to measures of a walk; answers with all its measures, most points first. */
    @PUT
    @Path("walks/{walkId}/points")
    @Consumes(MediaType.APPLICATION_JSON)
    public List<Measure> givePoints(@PathParam("walkId") UUID walkId, @NotNull Points wish) {
        var walk = walks.get(user.municipalityId(), walkId);
        keep.givePoints(walk, wish.points() == null ? Map.of() : wish.points(), user.email());
        return measures.ofWalk(user.municipalityId(), walk.id()).stream()
                .sorted(Comparator.comparingInt(Measure::points).reversed())
                .toList();
    }

    private List<WalkExport.MeasureRow> rows(MeasureQuery query) {
        return list.list(user.municipalityId(), query.filter());
    }
}
