package de.defus.monitor.evaluation;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.survey.Waves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a release would show and hold back, for programs. */
@Path("/api/v1/waves/{waveId}/release-preview")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "release", description = "Looking at a wave before it is released")
public class PreviewResource {

    private final Waves waves;
    private final PreviewRelease preview;
    private final Weightings weightings;
    private final ChooseWeighting choose;
    private final CurrentUser user;

    PreviewResource(
            Waves waves, PreviewRelease preview, Weightings weightings, ChooseWeighting choose, CurrentUser user) {
        this.waves = waves;
        this.preview = preview;
        this.weightings = weightings;
        this.choose = choose;
        this.user = user;
    }

    @GET
    @Operation(summary = "Weights and disclosure control of a closed wave as a release would have them; on record")
    public ReleasePreview get(
            @PathParam("waveId") UUID waveId, @QueryParam("lang") @DefaultValue("de") String language) {
        return preview.preview(waves.get(user.municipalityId(), waveId), language, user.email());
    }

    @GET
    @Path("weighting")
    @Operation(summary = "How the weights of a wave are made")
    public Weighting getWeighting(@PathParam("waveId") UUID waveId) {
        return weightings.get(waves.get(user.municipalityId(), waveId));
    }

    @PUT
    @Path("weighting")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Chooses how the weights of a closed wave are made: raked, bounded or trimmed, with crossed margins")
    public Weighting setWeighting(@PathParam("waveId") UUID waveId, @NotNull ChooseWeighting.Wish wish) {
        return choose.choose(waves.get(user.municipalityId(), waveId), wish, user.email());
    }
}
