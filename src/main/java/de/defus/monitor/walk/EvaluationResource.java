package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;

/** Looking back at walks and measures, for programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
public class EvaluationResource {

    private final Walks walks;
    private final EvaluateWalk evaluate;
    private final DrawBalance draw;
    private final CurrentUser user;

    EvaluationResource(Walks walks, EvaluateWalk evaluate, DrawBalance draw, CurrentUser user) {
        this.walks = walks;
        this.evaluate = evaluate;
        this.draw = draw;
        this.user = user;
    }

    /**
     * @param weeks how long an answer to a measure may take
     */
    @GET
    @Path("walks/{walkId}/evaluation")
    public EvaluateWalk.Evaluation getEvaluation(
            @PathParam("walkId") UUID walkId, @QueryParam("weeks") @DefaultValue("8") int weeks) {
        return evaluate.evaluate(walks.get(user.municipalityId(), walkId), weeks);
    }

    /**
     * @param weeks how long an answer may take
     * @param survey the survey whose newest release tells the need
     * @param item the item that tells it
     */
    @GET
    @Path("measures/balance")
    public DrawBalance.Balance getBalance(
            @QueryParam("weeks") @DefaultValue("8") int weeks,
            @QueryParam("survey") UUID survey,
            @QueryParam("item") String item) {
        return draw.draw(
                user.municipalityId(),
                new DrawBalance.Question(weeks, Optional.ofNullable(survey), Optional.ofNullable(item)));
    }
}
