package de.defus.monitor.survey.access;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.FileTypes;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import de.defus.monitor.survey.sample.SampleView;
import de.defus.monitor.survey.sample.Samples;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** The letters of a wave: preview, codes (once), a lost letter, reminders. Codes are for administrators of the city. */
@Path("/stadt/wellen/{waveId}/stichprobe/briefe")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class LetterPages {

    private final Waves waves;
    private final Samples samples;
    private final InstrumentOfWave instruments;
    private final LetterForms forms;
    private final IssueCodes issue;
    private final ReplaceCode replace;
    private final RemindLetters remind;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    LetterPages(
            Waves waves,
            Samples samples,
            InstrumentOfWave instruments,
            LetterForms forms,
            IssueCodes issue,
            ReplaceCode replace,
            RemindLetters remind,
            CurrentUser user,
            Frames frames,
            UriInfo uri) {
        this.waves = waves;
        this.samples = samples;
        this.instruments = instruments;
        this.forms = forms;
        this.issue = issue;
        this.replace = replace;
        this.remind = remind;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "survey")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance letters(PageFrame frame, Page page, Faults faults, Map<String, String> typed);
    }

    /** What the page shows. */
    public record Page(WaveView wave, SampleView sample, Questionnaire questionnaire, boolean admin, boolean revoked) {

        /** The languages in which letters can be printed. */
        public List<String> languages() {
            return questionnaire.languages();
        }

        public boolean isReviewedIn(String language) {
            return questionnaire.isReviewedIn(language);
        }

        public String path() {
            return "/stadt/wellen/" + wave.id() + "/stichprobe/briefe";
        }

        /** Whether codes can be made now. */
        public boolean isReady() {
            return sample.seed().isPresent() && wave.state() == WaveState.DRAFT;
        }

        /** Whether a list for reminders can be taken now. */
        public boolean isRemindable() {
            return sample.coded() && wave.state() == WaveState.OPEN && remindersLeft() > 0;
        }

        public int remindersLeft() {
            return 2 - sample.reminderLists();
        }
    }

    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId, @QueryParam("gesperrt") String revoked) {
        return page(wave(waveId), Faults.NONE, "", revoked != null);
    }

    @GET
    @Path("muster.pdf")
    @Produces(FileTypes.PDF)
    public RestResponse<byte[]> preview(
            @PathParam("waveId") UUID waveId, @QueryParam("sprache") @DefaultValue("de") String language) {
        var form = forms.of(wave(waveId), language, uri.getBaseUri());
        return CodeFile.download(LetterPdf.preview(form), CodeFileFormat.PDF, "muster");
    }

    @GET
    @Path("papierbogen.pdf")
    @Produces(FileTypes.PDF)
    public RestResponse<byte[]> previewBooklet(
            @PathParam("waveId") UUID waveId, @QueryParam("sprache") @DefaultValue("de") String language) {
        var form = forms.of(wave(waveId), language, uri.getBaseUri());
        return CodeFile.download(BookletPdf.preview(form), CodeFileFormat.PDF, "papierbogen");
    }

    @POST
    @Path("codes")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public RestResponse<byte[]> issue(
            @PathParam("waveId") UUID waveId,
            @FormParam("format") @DefaultValue("ZIP") CodeFileFormat format,
            @FormParam("language") @DefaultValue("de") String language,
            @FormParam("anew") boolean anew) {
        var wave = wave(waveId);
        return act(wave, "", () -> {
            var form = forms.of(wave, language, uri.getBaseUri());
            return CodeFile.download(issue.issue(wave, format, form, anew, user.email()), format, "codes");
        });
    }

    @POST
    @Path("ersatz")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public RestResponse<byte[]> reissue(
            @PathParam("waveId") UUID waveId,
            @FormParam("letterNumber") String letterNumber,
            @FormParam("format") @DefaultValue("PDF") CodeFileFormat format,
            @FormParam("language") @DefaultValue("de") String language) {
        var wave = wave(waveId);
        var typed = letterNumber == null ? "" : letterNumber.strip();
        return act(wave, typed, () -> {
            var number = number(wave, typed);
            var form = forms.of(wave, language, uri.getBaseUri());
            return CodeFile.download(
                    replace.reissue(wave, number, format, form, user.email()), format, "brief-" + number);
        });
    }

    @POST
    @Path("sperre")
    public RestResponse<Object> revoke(
            @PathParam("waveId") UUID waveId, @FormParam("letterNumber") String letterNumber) {
        var wave = wave(waveId);
        var typed = letterNumber == null ? "" : letterNumber.strip();
        user.checkCityAdmin();
        try {
            replace.revoke(wave, number(wave, typed), user.email());
            return Answers.goTo("/stadt/wellen/" + wave.id() + "/stichprobe/briefe?gesperrt=1");
        } catch (Refusal refused) {
            return Answers.again(page(wave, Faults.of(refused, frames.texts()), typed, false), refused);
        }
    }

    @POST
    @Path("erinnerung")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public RestResponse<byte[]> remind(@PathParam("waveId") UUID waveId) {
        var wave = wave(waveId);
        return act(wave, "", () -> {
            var lines = remind.list(wave, user.email()).stream()
                    .map(number -> number + "\r\n")
                    .collect(Collectors.joining("", "letter_number\r\n", ""));
            return CodeFile.download(lines.getBytes(StandardCharsets.US_ASCII), CodeFileFormat.CSV, "erinnerung");
        });
    }

    /** The file, or the page with the reason why there is none. */
    private RestResponse<byte[]> act(WaveView wave, String typed, Supplier<RestResponse<byte[]>> work) {
        user.checkCityAdmin();
        try {
            return work.get();
        } catch (Refusal refused) {
            var shown = page(wave, Faults.of(refused, frames.texts()), typed, false);
            return CodeFile.page(shown.render(), refused.type().status());
        }
    }

    private int number(WaveView wave, String typed) {
        var highest = samples.find(wave).map(SampleView::drawn).orElse(0);
        var number = typed.matches("[0-9]{1,8}") ? Integer.parseInt(typed) : 0;
        if (number < 1 || number > highest) {
            throw new Refusal(
                    ProblemType.INVALID_INPUT,
                    List.of(Fault.at("letterNumber", "sample.fault.noSuchLetter", typed, highest)));
        }
        return number;
    }

    private TemplateInstance page(WaveView wave, Faults faults, String letterNumber, boolean revoked) {
        var sample = samples.find(wave).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        var page = new Page(wave, sample, instruments.get(wave), user.isCityAdmin(), revoked);
        return Templates.letters(frames.staff(page.path()), page, faults, Map.of("letterNumber", letterNumber));
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }
}
