package de.defus.monitor.survey.instrument;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.questionnaire.Adaptation;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.Surveys;
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
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** What a wave asks: which optional questions, which places and questions of the city's own, and what stays comparable. */
@Path("/stadt/wellen/{waveId}/fragebogen")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class InstrumentPages {

    private final Waves waves;
    private final Surveys surveys;
    private final InstrumentOfWave instruments;
    private final AdaptWave adapt;
    private final CompareInstruments compare;
    private final CurrentUser user;
    private final Frames frames;

    InstrumentPages(
            Waves waves,
            Surveys surveys,
            InstrumentOfWave instruments,
            AdaptWave adapt,
            CompareInstruments compare,
            CurrentUser user,
            Frames frames) {
        this.waves = waves;
        this.surveys = surveys;
        this.instruments = instruments;
        this.adapt = adapt;
        this.compare = compare;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "survey")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance instrument(PageFrame frame, InstrumentView view, Faults faults);

        static native TemplateInstance comparison(PageFrame frame, ComparisonView view);
    }

    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId) {
        var wave = wave(waveId);
        return page(wave, instruments.adaptation(wave), Faults.NONE);
    }

    /** The optional questions that are ticked are asked, the others left out. */
    @POST
    @Path("bausteine")
    public RestResponse<Object> choose(@PathParam("waveId") UUID waveId, @FormParam("asked") List<String> asked) {
        var wave = wave(waveId);
        var dropped = instruments
                .model(wave)
                .questions()
                .filter(Question::optional)
                .map(Question::key)
                .filter(key -> asked == null || !asked.contains(key))
                .toList();
        try {
            adapt.adapt(wave, before -> before.withDropped(dropped), user.email());
            return Answers.goTo(InstrumentView.path(wave));
        } catch (Refusal refused) {
            var typed = instruments.adaptation(wave).withDropped(dropped);
            return Answers.again(page(wave, typed, Faults.of(refused, frames.texts())), refused);
        }
    }

    /** An own place or question changes places with the one before it, or behind it. */
    @POST
    @Path("verschieben")
    public RestResponse<Object> move(
            @PathParam("waveId") UUID waveId, @FormParam("key") String key, @FormParam("direction") String direction) {
        var wave = wave(waveId);
        adapt.adapt(wave, before -> before.withMoved(key, "up".equals(direction)), user.email());
        var isPlace = instruments.adaptation(wave).places().stream()
                .anyMatch(place -> place.key().equals(key));
        return Answers.goTo(InstrumentView.path(wave) + (isPlace ? "#orte" : "#fragen"));
    }

    @GET
    @Path("vergleich")
    public TemplateInstance compare(@PathParam("waveId") UUID waveId) {
        var wave = wave(waveId);
        var found = compare.compare(wave);
        var frame = frames.staff(InstrumentView.path(wave) + "/vergleich");
        var asked = instruments.get(wave);
        return Templates.comparison(
                frame,
                new ComparisonView(
                        wave,
                        ComparisonView.Side.of(found.withModel(), instruments.model(wave), asked, frame.language()),
                        found.withLast().map(last -> last.wave()),
                        found.withLast()
                                .map(last -> ComparisonView.Side.of(
                                        last.diff(), instruments.get(last.wave()), asked, frame.language()))));
    }

    private TemplateInstance page(WaveView wave, Adaptation adaptation, Faults faults) {
        var frame = frames.staff(InstrumentView.path(wave));
        var survey = surveys.get(wave.municipalityId(), wave.surveyId());
        var view = InstrumentView.of(
                wave,
                adapt.isFixed(wave),
                survey.title().in(frame.language()),
                instruments.model(wave),
                adaptation,
                instruments.get(wave),
                frame);
        return Templates.instrument(frame, view, faults);
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }
}
