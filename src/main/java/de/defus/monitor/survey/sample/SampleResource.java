package de.defus.monitor.survey.sample;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The sample of a wave for programs. */
@Path("/api/v1/waves/{waveId}/sample")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "sample", description = "Planning and drawing the sample of a wave")
public class SampleResource {

    private final Waves waves;
    private final Samples samples;
    private final PlanSample plan;
    private final FrameCounts frame;
    private final LoadFrame loadFrame;
    private final DrawSample draw;
    private final NumberLetters number;
    private final CheckDraw check;
    private final LoadStaffList staff;
    private final RecordDispositions dispositions;
    private final CurrentUser user;

    SampleResource(
            Waves waves,
            Samples samples,
            PlanSample plan,
            FrameCounts frame,
            LoadFrame loadFrame,
            DrawSample draw,
            NumberLetters number,
            CheckDraw check,
            LoadStaffList staff,
            RecordDispositions dispositions,
            CurrentUser user) {
        this.waves = waves;
        this.samples = samples;
        this.plan = plan;
        this.frame = frame;
        this.loadFrame = loadFrame;
        this.draw = draw;
        this.number = number;
        this.check = check;
        this.staff = staff;
        this.dispositions = dispositions;
        this.user = user;
    }

    /** What is wanted for one district. */
    public record StratumWish(int code, Integer sharePercent, Integer letters) {}

    /** A new plan. */
    public record NewPlan(AllocationMethod method, int total, int responsePercent, List<StratumWish> strata) {}

    /** The seed of a draw; none leaves it to chance. */
    public record Seed(Long seed) {}

    /** What became of letters. */
    public record Dispositions(List<Integer> letterNumbers, Disposition disposition) {}

    /** A sample with how exact its shares will be known. */
    public record SampleAnswer(SampleView sample, double halfWidth, List<StratumPrecision> precision) {}

    /**
     * How exact the share of one district will be known at p = 0.5.
     *
     * @param answers expected
     * @param halfWidth half the 95 % interval as a share; 1 without letters
     * @param lettersForFivePoints letters for ± 0.05; more than the population if that cannot be reached
     */
    public record StratumPrecision(int code, double answers, double halfWidth, int lettersForFivePoints) {}

    @GET
    @Operation(summary = "The sample of a wave and how far it is")
    public SampleAnswer get(@PathParam("waveId") UUID waveId) {
        return answer(samples.find(wave(waveId)).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND)));
    }

    @PUT
    @Path("plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Plans the letters of each district; an earlier plan goes, with its list and draw")
    public SampleAnswer plan(@PathParam("waveId") UUID waveId, @NotNull NewPlan wish) {
        var shares = new HashMap<Integer, Integer>();
        var letters = new HashMap<Integer, Integer>();
        for (var stratum : Optional.ofNullable(wish.strata()).orElse(List.of())) {
            Optional.ofNullable(stratum.sharePercent()).ifPresent(share -> shares.put(stratum.code(), share));
            Optional.ofNullable(stratum.letters()).ifPresent(number -> letters.put(stratum.code(), number));
        }
        return answer(plan.plan(
                wave(waveId),
                new PlanSample.Wish(wish.method(), wish.total(), wish.responsePercent(), letters, shares),
                user.email()));
    }

    @GET
    @Path("frame")
    @Operation(summary = "Persons of the register by district, if the wave is planned with them")
    public Map<Integer, Integer> frame(@PathParam("waveId") UUID waveId) {
        return frame.find(wave(waveId));
    }

    @PUT
    @Path("frame")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Plans with the register's counts (CSV or Excel) instead of the population; an earlier plan goes")
    public Map<Integer, Integer> loadFrame(@PathParam("waveId") UUID waveId, byte[] file) {
        return loadFrame.load(wave(waveId), Optional.of(file), user.email());
    }

    @DELETE
    @Path("frame")
    @Operation(summary = "Plans with the population counts again; an earlier plan goes")
    public void discardFrame(@PathParam("waveId") UUID waveId) {
        loadFrame.load(wave(waveId), Optional.empty(), user.email());
    }

    @POST
    @Path("places")
    @Operation(summary = "Numbers the letters of the plan for a register that draws by itself")
    public SampleAnswer numberLetters(@PathParam("waveId") UUID waveId) {
        return answer(number.number(wave(waveId), user.email()));
    }

    @PUT
    @Path("units")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Puts a list of persons, by the city's own numbers, in the place of the earlier one")
    public SampleAnswer load(@PathParam("waveId") UUID waveId, byte[] file) {
        return answer(draw.load(wave(waveId), file, user.email()));
    }

    @PUT
    @Path("staff")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Takes over a list of staff, numbers and departments: everybody on it gets a letter")
    public SampleAnswer loadStaff(@PathParam("waveId") UUID waveId, byte[] file) {
        return answer(staff.load(wave(waveId), file, user.email()));
    }

    @POST
    @Path("draw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Draws from the list; the same list and seed give the same letters")
    public SampleAnswer draw(@PathParam("waveId") UUID waveId, Seed seed) {
        var wanted = seed == null || seed.seed() == null ? OptionalLong.empty() : OptionalLong.of(seed.seed());
        return answer(draw.draw(wave(waveId), wanted, user.email()));
    }

    @GET
    @Path("groups")
    @Operation(summary = "What was drawn beside what chance lets expect, by age group and sex, where the list has them")
    public List<CheckDraw.Group> groups(
            @PathParam("waveId") UUID waveId, @QueryParam("lang") @DefaultValue("de") String language) {
        return check.groups(wave(waveId), language);
    }

    @GET
    @Path("letters")
    @Produces("text/csv")
    @Operation(summary = "Which letter goes to which of the city's numbers")
    public RestResponse<String> letters(@PathParam("waveId") UUID waveId) {
        return LetterList.answer(draw.letters(wave(waveId)));
    }

    @PUT
    @Path("dispositions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Records what became of letters")
    public SampleAnswer recordDispositions(@PathParam("waveId") UUID waveId, @NotNull Dispositions wish) {
        var wave = wave(waveId);
        dispositions.record(
                wave, Optional.ofNullable(wish.letterNumbers()).orElse(List.of()), wish.disposition(), user.email());
        return get(waveId);
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }

    private static SampleAnswer answer(SampleView sample) {
        var rate = sample.responsePercent();
        var precision = sample.strata().stream()
                .filter(stratum -> stratum.population() > 0)
                .map(stratum -> {
                    var answers = Precision.answers(stratum.letters(), rate);
                    return new StratumPrecision(
                            stratum.code(),
                            answers,
                            Precision.halfWidth(stratum.population(), answers),
                            Precision.lettersFor(stratum.population(), 0.05, rate));
                })
                .toList();
        return new SampleAnswer(sample, Precision.halfWidth(sample.strata(), rate), precision);
    }
}
