package de.defus.monitor.response;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.check.AnswerChecker;
import de.defus.monitor.questionnaire.check.AnswerSheet;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.OpenLinks;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.access.AccessCode;
import de.defus.monitor.survey.access.GuessThrottle;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Answering by program: the questionnaire behind an open link, and sending answers to it. */
@Path("/api/v1/links/{link}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "responses", description = "Answering a questionnaire under an open link")
public class ResponseResource {

    private final OpenLinks links;
    private final InstrumentOfWave instruments;
    private final SubmitResponse submit;
    private final GuessThrottle throttle;
    private final LinkThrottle linkThrottle;

    ResponseResource(
            OpenLinks links,
            InstrumentOfWave instruments,
            SubmitResponse submit,
            GuessThrottle throttle,
            LinkThrottle linkThrottle) {
        this.linkThrottle = linkThrottle;
        this.links = links;
        this.instruments = instruments;
        this.submit = submit;
        this.throttle = throttle;
    }

    /**
     * The answers of one respondent.
     *
     * @param submissionId chosen at random by the sender; sent again with the same id, answers are stored once
     * @param language in which it was answered, one of the questionnaire's
     * @param answers by item key: a code, a list of codes for several boxes, or a text
     * @param code the access code, for a wave that is answered with codes
     */
    public record Submission(
            @NotNull UUID submissionId,
            @NotNull String language,
            @NotNull Map<String, JsonNode> answers,
            String code) {}

    /** That the answers are stored. */
    public record Receipt(UUID submissionId, boolean alreadyStored) {}

    @GET
    @Operation(summary = "The questionnaire behind an open link, as the wave asks it")
    public Questionnaire getQuestionnaire(@PathParam("link") String link) {
        var wave = wave(link);
        checkOpen(wave);
        return instruments.get(wave);
    }

    @POST
    @Path("responses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sends the answers of one respondent; a repeated submission id changes nothing")
    @Blocking
    public Uni<RestResponse<Receipt>> send(@PathParam("link") String link, @Valid @NotNull Submission submission) {
        var wave = wave(link);
        if (wave.state() != WaveState.OPEN && submit.isStored(wave, submission.submissionId())) {
            return Uni.createFrom().item(RestResponse.ok(new Receipt(submission.submissionId(), true)));
        }
        checkOpen(wave);
        var questionnaire = instruments.get(wave);
        var faults = new ArrayList<Fault>();
        if (!questionnaire.languages().contains(submission.language())) {
            faults.add(Fault.at("language", "check.unknownLanguage", String.join(", ", questionnaire.languages())));
        }
        var raw = new LinkedHashMap<String, List<String>>();
        submission.answers().forEach((item, answer) -> raw.put(item, values(item, answer, faults)));
        var checked = new AnswerChecker(questionnaire).check(raw, AnswerChecker.HiddenAnswers.REFUSE);
        faults.addAll(checked.faults());
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        try {
            return Uni.createFrom().item(store(link, wave, submission, checked.sheet()));
        } catch (Refusal refused) {
            if (refused.type() == ProblemType.CODE_NOT_VALID && submission.code() != null) {
                return Held.back(throttle.failed(Optional.of(wave.id())), refused)
                        .onItem()
                        .transformToUni(held -> Uni.createFrom().failure(held));
            }
            throw refused;
        }
    }

    private RestResponse<Receipt> store(String link, WaveView wave, Submission submission, AnswerSheet sheet) {
        var way = links.isFurther(link) ? Way.byLink(link) : Way.OPEN;
        var id = submission.submissionId();
        if (submission.code() == null && !submit.isStored(wave, id)) {
            linkThrottle.take(link, LinkThrottle.Sender.PROGRAM);
        }
        var outcome = submission.code() == null
                ? submit.submit(wave, id, sheet, Mode.WEB, submission.language(), way, Optional.empty())
                : submit.submit(wave, id, sheet, Mode.WEB, submission.language(), AccessCode.parse(submission.code()));
        var known = outcome == SubmitResponse.Outcome.ALREADY_STORED;
        return RestResponse.status(
                known ? RestResponse.Status.OK : RestResponse.Status.CREATED, new Receipt(id, known));
    }

    private static List<String> values(String item, JsonNode answer, List<Fault> faults) {
        var parts = answer.isArray()
                ? StreamSupport.stream(answer.spliterator(), false).toList()
                : List.of(answer);
        if (parts.stream().anyMatch(part -> !part.isTextual() && !part.isIntegralNumber())) {
            faults.add(Fault.at(item, "check.neitherCodeNorText"));
            return List.of();
        }
        return parts.stream().map(JsonNode::asText).toList();
    }

    private WaveView wave(String link) {
        return links.find(link).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    private static void checkOpen(WaveView wave) {
        if (wave.state() != WaveState.OPEN) {
            throw new Refusal(ProblemType.WAVE_NOT_OPEN);
        }
    }
}
