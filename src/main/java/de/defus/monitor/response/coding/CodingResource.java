package de.defus.monitor.response.coding;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Free texts of a closed wave for programs: taken from their answers, in random order, with their codes. */
@Path("/api/v1/waves/{waveId}/texts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "texts", description = "Coding free texts, apart from all other answers")
public class CodingResource {

    private static final int MOST = 200;

    private final Waves waves;
    private final CodingDesk desk;
    private final GatherTexts gather;
    private final SetFrame frame;
    private final CodeTexts code;
    private final CurrentUser user;

    CodingResource(Waves waves, CodingDesk desk, GatherTexts gather, SetFrame frame, CodeTexts code, CurrentUser user) {
        this.waves = waves;
        this.desk = desk;
        this.gather = gather;
        this.frame = frame;
        this.code = code;
        this.user = user;
    }

    /** The texts of a wave; {@code waiting} if some have not been taken from their answers yet. */
    public record Desk(boolean waiting, List<ItemTexts> items) {}

    /** How many texts were taken from their answers. */
    public record Gathered(int texts) {}

    /** Texts of an item, and the codes they can have. */
    public record Texts(List<TextCode> frame, List<OpenText> texts) {}

    /** The codes of an item. */
    public record Frame(List<TextCode> codes) {
        public Frame {
            codes = codes == null ? List.of() : List.copyOf(codes);
        }
    }

    /** What was decided about texts. */
    public record Decisions(List<CodeTexts.Decision> texts) {
        public Decisions {
            texts = texts == null ? List.of() : List.copyOf(texts);
        }
    }

    @GET
    @Operation(summary = "How far the texts of each item are")
    public Desk list(@PathParam("waveId") UUID waveId) {
        var wave = wave(waveId);
        return new Desk(desk.isWaiting(wave), desk.list(wave, "de"));
    }

    @POST
    @Path("gathering")
    @Operation(summary = "Takes all texts from their answers, for good; the wave must be closed")
    public Gathered gather(@PathParam("waveId") UUID waveId) {
        return new Gathered(gather.gather(wave(waveId), user.email()));
    }

    @GET
    @Path("{item}")
    @Operation(summary = "Up to 200 texts of an item in random order; those still open, or those settled")
    public Texts get(
            @PathParam("waveId") UUID waveId,
            @PathParam("item") String item,
            @QueryParam("settled") @DefaultValue("false") boolean settled) {
        var wave = wave(waveId);
        desk.get(wave, item, "de");
        return new Texts(desk.frame(wave, item), desk.texts(wave, item, settled, MOST));
    }

    @PUT
    @Path("{item}/frame")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets the codes of an item")
    public List<TextCode> set(@PathParam("waveId") UUID waveId, @PathParam("item") String item, @NotNull Frame wish) {
        var wave = wave(waveId);
        desk.get(wave, item, "de");
        return frame.set(wave, item, wish.codes(), user.email());
    }

    @PUT
    @Path("{item}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Codes texts, hides them, or removes parts of them: all of it or nothing")
    public ItemTexts code(
            @PathParam("waveId") UUID waveId, @PathParam("item") String item, @NotNull Decisions decisions) {
        var wave = wave(waveId);
        desk.get(wave, item, "de");
        code.code(wave, item, decisions.texts());
        return desk.get(wave, item, "de");
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }
}
