package de.defus.monitor.survey.law;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.Surveys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The legal basis of a survey for programs. */
@Path("/api/v1/surveys/{surveyId}/legal-basis")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "law", description = "Legal basis, retention and deletion")
public class LawResource {

    private final Surveys surveys;
    private final LegalBases bases;
    private final SetLegalBasis set;
    private final EraseAnswers erase;
    private final CurrentUser user;

    LawResource(Surveys surveys, LegalBases bases, SetLegalBasis set, EraseAnswers erase, CurrentUser user) {
        this.surveys = surveys;
        this.bases = bases;
        this.set = set;
        this.erase = erase;
        this.user = user;
    }

    /** How many rows were deleted, by what they were. */
    public record Erasure(Map<String, Integer> deleted) {}

    @GET
    public LegalBasis get(@PathParam("surveyId") UUID surveyId) {
        var survey = survey(surveyId);
        return bases.find(survey.municipalityId(), surveyId).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets the legal basis and the last day on which answers are kept")
    public LegalBasis set(@PathParam("surveyId") UUID surveyId, @NotNull SetLegalBasis.Wish wish) {
        return set.set(survey(surveyId), wish, user.email());
    }

    @POST
    @Path("erasure")
    @Operation(summary = "Deletes the answers of a survey whose last day is over; for administrators of the city")
    public Erasure erase(@PathParam("surveyId") UUID surveyId) {
        var survey = survey(surveyId);
        user.checkCityAdmin();
        return new Erasure(erase.erase(survey, user.email()));
    }

    private SurveyView survey(UUID surveyId) {
        return surveys.get(user.municipalityId(), surveyId);
    }
}
