package de.defus.monitor.response;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.Waves;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The whole questionnaire of a wave as residents see it, for those who set it up. Nothing can be sent from here. */
@Path("/stadt/wellen/{waveId}/fragebogen/ansicht")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("ANALYST")
public class InstrumentViewPages {

    private final Waves waves;
    private final InstrumentOfWave instruments;
    private final CurrentUser user;
    private final Frames frames;

    InstrumentViewPages(Waves waves, InstrumentOfWave instruments, CurrentUser user, Frames frames) {
        this.waves = waves;
        this.instruments = instruments;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "response")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance instrument(PageFrame frame, Page page);
    }

    /**
     * What the page shows.
     *
     * @param words in the language of the questionnaire
     * @param direction of writing in that language
     * @param conditional numbers of the questions that only some are asked
     */
    public record Page(
            String back,
            List<String> languages,
            String language,
            String direction,
            Texts words,
            List<AnswerForm> forms,
            Set<Integer> conditional) {

        public String path() {
            return back + "/ansicht";
        }

        public boolean isConditional(int number) {
            return conditional.contains(number);
        }
    }

    @GET
    public TemplateInstance show(
            @PathParam("waveId") UUID waveId, @QueryParam("sprache") @DefaultValue("de") String language) {
        var wave = waves.get(user.municipalityId(), waveId);
        var questionnaire = instruments.get(wave);
        var shown = questionnaire.languages().contains(language) ? language : "de";
        var texts = Texts.in(shown);
        var back = "/stadt/wellen/" + waveId + "/fragebogen";
        var page = new Page(
                back,
                questionnaire.languages(),
                shown,
                PageFrame.directionOf(shown),
                texts,
                questionnaire.sections().stream()
                        .map(section -> AnswerForm.whole(questionnaire, section, texts))
                        .toList(),
                questionnaire
                        .questions()
                        .filter(question -> question.askedIf().isPresent())
                        .map(Question::number)
                        .collect(Collectors.toSet()));
        return Templates.instrument(frames.staff(back + "/ansicht?sprache=" + shown), page);
    }
}
