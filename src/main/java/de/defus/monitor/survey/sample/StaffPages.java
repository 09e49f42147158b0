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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The list of staff of a wave that knows no districts. */
@Path("/stadt/wellen/{waveId}/belegschaft")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class StaffPages {

    private final Waves waves;
    private final Samples samples;
    private final LoadStaffList load;
    private final CurrentUser user;
    private final Frames frames;

    StaffPages(Waves waves, Samples samples, LoadStaffList load, CurrentUser user, Frames frames) {
        this.waves = waves;
        this.samples = samples;
        this.load = load;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "survey")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance staff(PageFrame frame, Page page, Faults faults);
    }

    /**
     * What the page shows.
     *
     * @param smallest the smallest department that is taken
     */
    public record Page(WaveView wave, Optional<SampleView> sample, int smallest) {

        /** Whether a list can be loaded now. */
        public boolean isOpenToChange() {
            return wave.state() == WaveState.DRAFT
                    && sample.filter(SampleView::coded).isEmpty();
        }
    }

    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId) {
        return page(wave(waveId), Faults.NONE);
    }

    @POST
    public RestResponse<Object> load(@PathParam("waveId") UUID waveId, @RestForm("file") FileUpload file) {
        var wave = wave(waveId);
        try {
            load.load(wave, read(file), user.email());
            return Answers.goTo("/stadt/wellen/" + waveId + "/belegschaft");
        } catch (Refusal refused) {
            return Answers.again(page(wave, Faults.of(refused, frames.texts())), refused);
        }
    }

    private TemplateInstance page(WaveView wave, Faults faults) {
        return Templates.staff(
                frames.staff("/stadt/wellen/" + wave.id() + "/belegschaft"),
                new Page(wave, samples.find(wave).filter(SampleView::isOfStaff), load.smallestDepartment(wave)),
                faults);
    }

    private static byte[] read(FileUpload file) {
        try {
            return file == null ? new byte[0] : Files.readAllBytes(file.uploadedFile());
        } catch (IOException unreadable) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
    }

    /** A wave of people who come by a list of staff; others have no such page. */
    private WaveView wave(UUID waveId) {
        var wave = waves.get(user.municipalityId(), waveId);
        if (!load.takesStaff(wave)) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        return wave;
    }
}
