package de.defus.monitor.evaluation;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.survey.Waves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
    private final CurrentUser user;

    PreviewResource(Waves waves, PreviewRelease preview, CurrentUser user) {
        this.waves = waves;
        this.preview = preview;
        this.user = user;
    }

    @GET
    @Operation(summary = "Weights and disclosure control of a closed wave as a release would have them; on record")
    public ReleasePreview get(
            @PathParam("waveId") UUID waveId, @QueryParam("lang") @DefaultValue("de") String language) {
        return preview.preview(waves.get(user.municipalityId(), waveId), language, user.email());
    }
}
