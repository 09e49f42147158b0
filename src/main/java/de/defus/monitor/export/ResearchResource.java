package de.defus.monitor.export;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.export.bundle.Terms;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.survey.Waves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The research data of a released wave for programs: read the terms, accept them, take the bundle. */
@Path("/api/v1")
@RolesAllowed("ANALYST")
@Tag(name = "research data", description = "Anonymised microdata of a released wave, under terms of use")
public class ResearchResource {

    static final String ZIP = "application/zip";

    private final Waves waves;
    private final ResearchAgreements agreements;
    private final AcceptTerms accept;
    private final MakeResearchBundle bundles;
    private final CurrentUser user;
    private final Frames frames;

    ResearchResource(
            Waves waves,
            ResearchAgreements agreements,
            AcceptTerms accept,
            MakeResearchBundle bundles,
            CurrentUser user,
            Frames frames) {
        this.waves = waves;
        this.agreements = agreements;
        this.accept = accept;
        this.bundles = bundles;
        this.user = user;
        this.frames = frames;
    }

    /** The terms of use, and what the reader wants the data for if they were accepted. */
    public record TermsOfUse(int version, List<String> paragraphs, Optional<String> acceptedFor) {}

    /** What somebody agrees to. */
    public record Acceptance(int termsVersion, String purpose) {}

    @GET
    @Path("waves/{waveId}/research-terms")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The terms of use, and whether you have accepted them for this wave")
    public TermsOfUse terms(@PathParam("waveId") UUID waveId) {
        var wave = waves.get(user.municipalityId(), waveId);
        var agreement = agreements.find(wave.municipalityId(), wave.id(), user.email(), Terms.VERSION);
        return new TermsOfUse(
                Terms.VERSION, Terms.paragraphs(frames.texts()), agreement.map(ResearchAgreement::purpose));
    }

    @POST
    @Path("waves/{waveId}/research-terms")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Accepts the terms of use for this wave; logged")
    public TermsOfUse accept(@PathParam("waveId") UUID waveId, Acceptance acceptance) {
        if (acceptance == null) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
        var wave = waves.get(user.municipalityId(), waveId);
        accept.accept(wave, user.email(), acceptance.termsVersion(), acceptance.purpose());
        return terms(waveId);
    }

    @GET
    @Path("waves/{waveId}/research-bundle")
    @Produces(ZIP)
    @Operation(summary = "The research bundle as one archive, streamed; logged")
    public RestResponse<StreamingOutput> bundle(@PathParam("waveId") UUID waveId) {
        var wave = waves.get(user.municipalityId(), waveId);
        var bundle = bundles.make(wave, user.email(), frames.texts());
        StreamingOutput content = bundle::write;
        return Answers.download(content, "research-data-" + wave.number() + ".zip");
    }
}
