package de.defus.monitor.evaluation.fieldwork;

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

/** How a wave does in the field, for programs. */
@Path("/api/v1/waves/{waveId}/fieldwork")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "fieldwork", description = "Watching a wave in the field")
public class FieldworkResource {

    private final Waves waves;
    private final WatchFieldwork watch;
    private final CurrentUser user;

    FieldworkResource(Waves waves, WatchFieldwork watch, CurrentUser user) {
        this.waves = waves;
        this.watch = watch;
        this.user = user;
    }

    @GET
    @Operation(summary = "Counts in full tens, response rates and precision so far; never an answer")
    public FieldworkView get(
            @PathParam("waveId") UUID waveId, @QueryParam("lang") @DefaultValue("de") String language) {
        return watch.watch(waves.get(user.municipalityId(), waveId), language);
    }
}
