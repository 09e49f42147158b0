package de.defus.monitor.response.paper;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Paper forms for programs, such as one that reads scanned sheets: it is one of the two clerks. */
@Path("/api/v1/waves/{waveId}/paper-batches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "paper", description = "Typing in forms that came back on paper")
public class PaperResource {

    private final Waves waves;
    private final PaperBatches batches;
    private final InstrumentOfWave instruments;
    private final OpenBatch open;
    private final EnterForm enter;
    private final SettleForm settle;
    private final DiscardForm discard;
    private final CurrentUser user;

    PaperResource(
            Waves waves,
            PaperBatches batches,
            InstrumentOfWave instruments,
            OpenBatch open,
            EnterForm enter,
            SettleForm settle,
            DiscardForm discard,
            CurrentUser user) {
        this.waves = waves;
        this.batches = batches;
        this.instruments = instruments;
        this.open = open;
        this.enter = enter;
        this.settle = settle;
        this.discard = discard;
        this.user = user;
    }

    /** A new pile. */
    public record NewBatch(String label, String language) {}

    /**
     * A form as it was read.
     *
     * @param code as it is printed on the form
     * @param answers by item key: a code, a list of codes for several boxes, or a text
     */
    public record ReadForm(@NotNull String code, Map<String, JsonNode> answers) {}

    /** The form that bears this code. */
    public record FormName(String code) {}

    /**
     * What became of a form.
     *
     * @param differences between its two entries; empty unless they differ
     */
    public record FormState(EnterForm.Outcome outcome, List<Difference> differences) {}

    @GET
    @Operation(summary = "The piles of a wave with the forms that are not stored yet, and who worked on them")
    public List<PaperBatch> list(@PathParam("waveId") UUID waveId) {
        return batches.list(wave(waveId));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens a pile")
    public RestResponse<PaperBatch> open(@PathParam("waveId") UUID waveId, @NotNull NewBatch wish) {
        var batch = open.open(wave(waveId), wish.label(), wish.language(), user.email());
        return RestResponse.ResponseBuilder.<PaperBatch>created(
                        URI.create("/api/v1/waves/" + waveId + "/paper-batches/" + batch.id()))
                .entity(batch)
                .build();
    }

    @GET
    @Path("{batchId}")
    public PaperBatch get(@PathParam("waveId") UUID waveId, @PathParam("batchId") UUID batchId) {
        return batches.get(wave(waveId), batchId);
    }

    @POST
    @Path("{batchId}/forms")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Enters a form; the second entry, by somebody else, stores it if both are the same")
    public FormState enter(
            @PathParam("waveId") UUID waveId, @PathParam("batchId") UUID batchId, @NotNull ReadForm form) {
        var wave = wave(waveId);
        var batch = batches.get(wave, batchId);
        var raw = raw(form);
        var answers = new TypedForm(instruments.get(wave)).read(field -> raw.getOrDefault(field, List.of()));
        var result = enter.enter(wave, batch, form.code(), answers, true, user.email());
        if (!result.faults().isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, result.faults());
        }
        return new FormState(result.outcome(), result.differences());
    }

    @POST
    @Path("{batchId}/forms/settle")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decides what stands where the two entries of a form differ, and stores it")
    public FormState settle(
            @PathParam("waveId") UUID waveId, @PathParam("batchId") UUID batchId, @NotNull ReadForm form) {
        var wave = wave(waveId);
        settle.settle(wave, batches.get(wave, batchId), form.code(), raw(form), user.email());
        return new FormState(EnterForm.Outcome.STORED, List.of());
    }

    @POST
    @Path("{batchId}/forms/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Throws away what was entered of a form; its code stays good")
    public void discard(@PathParam("waveId") UUID waveId, @PathParam("batchId") UUID batchId, @NotNull FormName form) {
        var wave = wave(waveId);
        discard.discard(wave, batches.get(wave, batchId), form.code(), user.email());
    }

    private Map<String, List<String>> raw(ReadForm form) {
        var raw = new HashMap<String, List<String>>();
        var faults = new ArrayList<Fault>();
        var answers = form.answers() == null ? Map.<String, JsonNode>of() : form.answers();
        answers.forEach((item, answer) -> {
            var parts = answer.isArray()
                    ? StreamSupport.stream(answer.spliterator(), false).toList()
                    : List.of(answer);
            if (parts.stream().anyMatch(part -> !part.isTextual() && !part.isIntegralNumber())) {
                faults.add(Fault.at(item, "check.neitherCodeNorText"));
            } else {
                raw.put(item, parts.stream().map(JsonNode::asText).toList());
            }
        });
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        return raw;
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }
}
