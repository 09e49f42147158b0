package de.defus.monitor.survey.sample;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The sample of a wave step by step: plan, list, draw, and what became of the letters. */
@Path("/stadt/wellen/{waveId}/stichprobe")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class SamplePages {

    private static final String DEFAULT_RATE = "30";

    private final Waves waves;
    private final Samples samples;
    private final PlanSample plan;
    private final FrameCounts frame;
    private final LoadFrame loadFrame;
    private final DrawSample draw;
    private final NumberLetters number;
    private final CheckDraw check;
    private final RecordDispositions dispositions;
    private final CurrentUser user;
    private final Frames frames;

    SamplePages(
            Waves waves,
            Samples samples,
            PlanSample plan,
            FrameCounts frame,
            LoadFrame loadFrame,
            DrawSample draw,
            NumberLetters number,
            CheckDraw check,
            RecordDispositions dispositions,
            CurrentUser user,
            Frames frames) {
        this.waves = waves;
        this.samples = samples;
        this.plan = plan;
        this.frame = frame;
        this.loadFrame = loadFrame;
        this.draw = draw;
        this.number = number;
        this.check = check;
        this.dispositions = dispositions;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "survey")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sample(PageFrame frame, Page page, Faults faults, Map<String, String> typed);
    }

    /**
     * What the page shows.
     *
     * @param framePersons persons of the register that the wave is planned with; 0 for the population counts
     * @param halfWidth of the whole city's share, in points
     * @param groups drawn by age and sex, where the list has them
     */
    public record Page(
            WaveView wave,
            Optional<SampleView> sample,
            int framePersons,
            List<StratumRow> strata,
            String halfWidth,
            List<CheckDraw.Group> groups) {

        public boolean isFramed() {
            return framePersons > 0;
        }

        /** Whether the register draws by itself. */
        public boolean isByRegister() {
            return sample.filter(SampleView::byRegister).isPresent();
        }

        public String path() {
            return "/stadt/wellen/" + wave.id() + "/stichprobe";
        }

        /** Whether plan, list and draw can still be changed. */
        public boolean isOpenToChange() {
            return wave.state() == WaveState.DRAFT && !isCoded();
        }

        public boolean isPlanned() {
            return sample.isPresent();
        }

        public boolean isListed() {
            return sample.filter(found -> found.listed() > 0).isPresent();
        }

        public boolean isDrawn() {
            return sample.filter(found -> found.seed().isPresent()).isPresent();
        }

        public boolean isCoded() {
            return sample.filter(SampleView::coded).isPresent();
        }

        public List<Choice> methods() {
            return Arrays.stream(AllocationMethod.values())
                    .filter(method -> method != AllocationMethod.STAFF_LIST)
                    .map(Choice::of)
                    .toList();
        }

        /** Letters to be expected of a group, in whole numbers with what chance lets them range. */
        public String expected(CheckDraw.Group group) {
            return group.expected()
                    .map(found -> Math.round(found.letters()) + " (" + found.fewest() + "–" + found.most() + ")")
                    .orElse("–");
        }

        public String listed(CheckDraw.Group group) {
            return group.expected()
                    .map(found -> Integer.toString(found.listed()))
                    .orElse("–");
        }

        /** Whether a group has fewer or more letters than chance gives in 99 of 100 draws. */
        public boolean isOdd(CheckDraw.Group group) {
            return group.expected()
                    .filter(found -> group.drawn() < found.fewest() || group.drawn() > found.most())
                    .isPresent();
        }

        /** The key of the words for the method of the plan. */
        public String methodKey() {
            return sample.map(found -> Choice.of(found.method()).key()).orElse("");
        }

        public List<Choice> dispositions() {
            return Arrays.stream(Disposition.values()).map(Choice::of).toList();
        }
    }

    /** A value to choose, with the key of its words. */
    public record Choice(String value, String key) {

        static Choice of(AllocationMethod method) {
            return new Choice(method.name(), "sample.method." + method.name());
        }

        static Choice of(Disposition disposition) {
            return new Choice(disposition.name(), "sample.disposition." + disposition.name());
        }
    }

    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId) {
        return page(wave(waveId), Faults.NONE, Map.of());
    }

    @POST
    @Path("plan")
    public RestResponse<Object> plan(
            @PathParam("waveId") UUID waveId,
            @FormParam("method") AllocationMethod method,
            @FormParam("total") String total,
            @FormParam("responsePercent") String responsePercent,
            @FormParam("stratum") List<String> strata,
            @FormParam("share") List<String> shares,
            @FormParam("letters") List<String> letters) {
        var typed = new HashMap<String, String>();
        typed.put("method", method == null ? "" : method.name());
        typed.put("total", text(total));
        typed.put("responsePercent", text(responsePercent));
        var shareOf = new HashMap<Integer, Integer>();
        var lettersOf = new HashMap<Integer, Integer>();
        for (int row = 0; row < Math.min(strata.size(), Math.min(shares.size(), letters.size())); row++) {
            var code = strata.get(row);
            typed.put("share-" + code, shares.get(row));
            typed.put("letters-" + code, letters.get(row));
            shareOf.put(number(code), number(shares.get(row)));
            if (method == AllocationMethod.FIXED) {
                lettersOf.put(number(code), letters.get(row).isBlank() ? 0 : number(letters.get(row)));
            }
        }
        return act(
                wave(waveId),
                typed,
                wave -> plan.plan(
                        wave,
                        new PlanSample.Wish(method, number(total), number(responsePercent), lettersOf, shareOf),
                        user.email()));
    }

    @POST
    @Path("rahmen")
    public RestResponse<Object> loadFrame(@PathParam("waveId") UUID waveId, @RestForm("file") FileUpload file) {
        return act(wave(waveId), "frame", wave -> loadFrame.load(wave, Optional.of(read(file)), user.email()));
    }

    @POST
    @Path("rahmen/verwerfen")
    public RestResponse<Object> discardFrame(@PathParam("waveId") UUID waveId) {
        return act(wave(waveId), Map.of(), wave -> loadFrame.load(wave, Optional.empty(), user.email()));
    }

    @POST
    @Path("liste")
    public RestResponse<Object> load(@PathParam("waveId") UUID waveId, @RestForm("file") FileUpload file) {
        return act(wave(waveId), "list", wave -> draw.load(wave, read(file), user.email()));
    }

    @POST
    @Path("nummerieren")
    public RestResponse<Object> numberLetters(@PathParam("waveId") UUID waveId) {
        return act(wave(waveId), Map.of(), wave -> number.number(wave, user.email()));
    }

    @POST
    @Path("ziehung")
    public RestResponse<Object> draw(@PathParam("waveId") UUID waveId, @FormParam("seed") String seed) {
        return act(wave(waveId), Map.of("seed", text(seed)), wave -> {
            var wanted = text(seed).isBlank() ? OptionalLong.empty() : OptionalLong.of(longNumber(seed));
            draw.draw(wave, wanted, user.email());
        });
    }

    @POST
    @Path("verbleib")
    public RestResponse<Object> recordDispositions(
            @PathParam("waveId") UUID waveId,
            @FormParam("letterNumbers") String letterNumbers,
            @FormParam("disposition") Disposition disposition) {
        var typed = Map.of(
                "letterNumbers", text(letterNumbers), "disposition", disposition == null ? "" : disposition.name());
        return act(
                wave(waveId),
                typed,
                wave -> dispositions.record(wave, numbers(letterNumbers), disposition, user.email()));
    }

    @GET
    @Path("briefnummern.csv")
    @Produces("text/csv")
    public RestResponse<String> letters(@PathParam("waveId") UUID waveId) {
        return LetterList.answer(draw.letters(wave(waveId)));
    }

    private interface WaveAction {
        void on(WaveView wave);
    }

    private RestResponse<Object> act(WaveView wave, Map<String, String> typed, WaveAction action) {
        return act(wave, typed, "file", action);
    }

    private RestResponse<Object> act(WaveView wave, String fileField, WaveAction action) {
        return act(wave, Map.of(), fileField, action);
    }

    private RestResponse<Object> act(WaveView wave, Map<String, String> typed, String fileField, WaveAction action) {
        try {
            action.on(wave);
            return Answers.goTo("/stadt/wellen/" + wave.id() + "/stichprobe");
        } catch (Refusal refused) {
            return Answers.again(page(wave, Faults.of(refused, frames.texts()).ofFileIn(fileField), typed), refused);
        }
    }

    private TemplateInstance page(WaveView wave, Faults faults, Map<String, String> typed) {
        var locale = frames.texts().locale();
        var sample = samples.find(wave);
        var strata = sample.map(SampleView::strata).orElseGet(() -> plan.strata(wave, Map.of()));
        var rate = sample.map(SampleView::responsePercent).orElse(Integer.valueOf(DEFAULT_RATE));
        var rows = strata.stream()
                .map(stratum -> new StratumRow(
                        stratum,
                        typed.getOrDefault("share-" + stratum.code(), Integer.toString(stratum.sharePercent())),
                        typed.getOrDefault(
                                "letters-" + stratum.code(),
                                stratum.letters() == 0 ? "" : Integer.toString(stratum.letters())),
                        rate,
                        locale))
                .toList();
        var framePersons =
                frame.find(wave).values().stream().mapToInt(Integer::intValue).sum();
        var halfWidth = sample.isEmpty() ? 1 : Precision.halfWidth(strata, rate);
        var page = new Page(
                wave,
                sample,
                framePersons,
                rows,
                StratumRow.points(halfWidth, locale),
                check.groups(wave, frames.texts().language()));
        var shown = new HashMap<>(Map.of(
                "method",
                sample.map(SampleView::method)
                        .orElse(AllocationMethod.PROPORTIONAL)
                        .name(),
                "total",
                sample.map(found -> Integer.toString(found.letters())).orElse(""),
                "responsePercent",
                Integer.toString(rate),
                "seed",
                "",
                "letterNumbers",
                "",
                "disposition",
                Disposition.UNDELIVERABLE.name()));
        shown.putAll(typed);
        return Templates.sample(frames.staff(page.path()), page, faults, shown);
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }

    private static byte[] read(FileUpload file) {
        try {
            return file == null ? new byte[0] : Files.readAllBytes(file.uploadedFile());
        } catch (IOException unreadable) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
    }

    /** Letter numbers separated by anything that is not a digit. */
    private static List<Integer> numbers(String text) {
        return Arrays.stream(text(text).split("[^0-9]+"))
                .filter(part -> !part.isEmpty())
                .map(SamplePages::number)
                .toList();
    }

    private static int number(String text) {
        return text(text).strip().matches("[0-9]{1,8}") ? Integer.parseInt(text.strip()) : -1;
    }

    private static long longNumber(String text) {
        return text.strip().matches("[0-9]{1,15}") ? Long.parseLong(text.strip()) : -1;
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
