package de.defus.monitor.survey.instrument;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.questionnaire.Adaptation.Kind;
import de.defus.monitor.questionnaire.Adaptation.OwnQuestion;
import de.defus.monitor.questionnaire.AdaptationCheck;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** The city's own questions. */
@Path("/stadt/wellen/{waveId}/fragebogen/fragen")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class OwnQuestionPages {

    private final Waves waves;
    private final InstrumentOfWave instruments;
    private final AdaptWave adapt;
    private final CurrentUser user;
    private final Frames frames;

    OwnQuestionPages(Waves waves, InstrumentOfWave instruments, AdaptWave adapt, CurrentUser user, Frames frames) {
        this.waves = waves;
        this.instruments = instruments;
        this.adapt = adapt;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "survey")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance ownQuestion(PageFrame frame, Page page, Faults faults);
    }

    /** Something to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * The words of a language.
     *
     * @param answers empty list unless the question has answers of its own
     */
    public record Words(Wording stem, List<Wording> answers) {

        boolean isEmpty() {
            return stem.value().isBlank()
                    && answers.stream().allMatch(answer -> answer.value().isBlank());
        }
    }

    /**
     * What the page shows.
     *
     * @param key of the question; empty for a new one
     * @param scales the model's rating scales with their answers; empty unless it is rated
     */
    public record Page(
            WaveView wave,
            String key,
            Kind kind,
            List<Choice> sections,
            List<Choice> scales,
            Words german,
            List<Words> others) {

        public String path() {
            return InstrumentView.path(wave);
        }

        public String kindKey() {
            return InstrumentView.kindKey(kind);
        }

        public boolean hasOthers() {
            return others.stream().anyMatch(other -> !other.isEmpty());
        }
    }

    @GET
    @Path("neu")
    public TemplateInstance create(
            @PathParam("waveId") UUID waveId, @QueryParam("art") @DefaultValue("CHOICE") String kind) {
        var wave = wave(waveId);
        var model = instruments.model(wave);
        var last = model.sections().get(model.sections().size() - 1).key();
        var blank = new OwnQuestion("", last, kind(kind), Map.of(), "", Map.of());
        return page(wave, model, blank, Faults.NONE);
    }

    @POST
    public RestResponse<Object> add(@PathParam("waveId") UUID waveId, MultivaluedMap<String, String> posted) {
        return put(wave(waveId), "", posted);
    }

    @GET
    @Path("{key}")
    public TemplateInstance show(@PathParam("waveId") UUID waveId, @PathParam("key") String key) {
        var wave = wave(waveId);
        return page(
                wave, instruments.model(wave), OwnPart.QUESTIONS.find(instruments.adaptation(wave), key), Faults.NONE);
    }

    @POST
    @Path("{key}")
    public RestResponse<Object> change(
            @PathParam("waveId") UUID waveId, @PathParam("key") String key, MultivaluedMap<String, String> posted) {
        return put(wave(waveId), key, posted);
    }

    @POST
    @Path("{key}/entfernen")
    public RestResponse<Object> remove(@PathParam("waveId") UUID waveId, @PathParam("key") String key) {
        var wave = wave(waveId);
        OwnPart.QUESTIONS.remove(adapt, wave, key, user.email());
        return Answers.goTo(InstrumentView.path(wave) + "#fragen");
    }

    private RestResponse<Object> put(WaveView wave, String key, MultivaluedMap<String, String> posted) {
        var model = instruments.model(wave);
        var typed = new OwnQuestion(
                key,
                Wording.first(posted, "section"),
                kind(Wording.first(posted, "kind")),
                Wording.typed("stem", model.languages(), posted),
                Wording.first(posted, "scale"),
                Wording.lines("answers", model.languages(), posted));
        try {
            OwnPart.QUESTIONS.put(adapt, wave, typed, user.email());
            return Answers.goTo(InstrumentView.path(wave) + "#fragen");
        } catch (Refusal refused) {
            return Answers.again(page(wave, model, typed, Faults.of(refused, frames.texts())), refused);
        }
    }

    private TemplateInstance page(WaveView wave, Questionnaire model, OwnQuestion question, Faults faults) {
        var path = InstrumentView.path(wave) + "/fragen"
                + (question.key().isEmpty() ? "/neu?art=" + question.kind() : "/" + question.key());
        var frame = frames.staff(path);
        var words = words(model, question, frame);
        var page = new Page(
                wave,
                question.key(),
                question.kind(),
                model.sections().stream()
                        .map(section -> new Choice(
                                section.key(),
                                section.title().in(frame.language()),
                                section.key().equals(question.section())))
                        .toList(),
                question.kind() == Kind.RATING ? scales(model, question, frame.language()) : List.of(),
                words.get(0),
                words.subList(1, words.size()));
        return Templates.ownQuestion(frame, page, faults);
    }

    private static List<Words> words(Questionnaire model, OwnQuestion question, PageFrame frame) {
        var stems = Wording.fields(
                "stem", model.languages(), language -> question.stem().getOrDefault(language, ""), frame);
        var answers = Wording.fields(
                "answers", model.languages(), language -> String.join("\n", question.answersIn(language)), frame);
        var words = new ArrayList<Words>();
        for (int index = 0; index < stems.size(); index++) {
            words.add(new Words(
                    stems.get(index), question.kind() == Kind.CHOICE ? List.of(answers.get(index)) : List.of()));
        }
        return words;
    }

    private static List<Choice> scales(Questionnaire model, OwnQuestion question, String language) {
        return AdaptationCheck.ratings(model).entrySet().stream()
                .map(scale -> new Choice(
                        scale.getKey(),
                        String.join(
                                " · ",
                                Stream.concat(
                                                scale.getValue().categories().stream()
                                                        .map(category ->
                                                                category.label().in(language)),
                                                scale.getValue().missing().values().stream()
                                                        .map(label -> label.in(language)))
                                        .toList()),
                        scale.getKey().equals(question.scale())))
                .toList();
    }

    private static Kind kind(String name) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(Kind.CHOICE);
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }
}
