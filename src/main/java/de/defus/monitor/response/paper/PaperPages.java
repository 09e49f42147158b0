package de.defus.monitor.response.paper;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import de.defus.monitor.survey.access.AccessCodes;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Where clerks type in what came back on paper. The code of the form in hand travels in the page, never in an address, so
 * that two windows cannot mix up two forms.
 */
@Path("/stadt/wellen/{waveId}/papier")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class PaperPages {

    private final Waves waves;
    private final PaperBatches batches;
    private final AccessCodes codes;
    private final InstrumentOfWave instruments;
    private final OpenBatch open;
    private final FindForm find;
    private final EnterForm enter;
    private final SettleForm settle;
    private final DiscardForm discard;
    private final CurrentUser user;
    private final Frames frames;

    PaperPages(
            Waves waves,
            PaperBatches batches,
            AccessCodes codes,
            InstrumentOfWave instruments,
            OpenBatch open,
            FindForm find,
            EnterForm enter,
            SettleForm settle,
            DiscardForm discard,
            CurrentUser user,
            Frames frames) {
        this.waves = waves;
        this.batches = batches;
        this.codes = codes;
        this.instruments = instruments;
        this.open = open;
        this.find = find;
        this.enter = enter;
        this.settle = settle;
        this.discard = discard;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "paper")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance batches(PageFrame frame, Piles page, Faults faults, Map<String, String> typed);

        static native TemplateInstance batch(PageFrame frame, Pile page, Faults faults, String code);

        static native TemplateInstance mask(PageFrame frame, Sheet page, Faults faults);

        static native TemplateInstance compare(PageFrame frame, Comparison page, Faults faults);
    }

    /** The piles of a wave. */
    public record Piles(WaveView wave, boolean coded, List<PaperBatch> batches, List<String> languages) {

        public String path() {
            return path(wave);
        }

        public boolean isOpen() {
            return coded && wave.state() == WaveState.OPEN;
        }

        static String path(WaveView wave) {
            return "/stadt/wellen/" + wave.id() + "/papier";
        }
    }

    /**
     * A pile.
     *
     * @param notice key of what has just become of a form; empty if nothing
     */
    public record Pile(WaveView wave, PaperBatch batch, String notice) {

        public String path() {
            return Piles.path(wave) + "/" + batch.id();
        }

        public boolean isOpen() {
            return wave.state() == WaveState.OPEN;
        }
    }

    /** A form in the mask. */
    public record Sheet(Pile pile, String code, PaperMask mask, boolean second, boolean saved) {}

    /** A form whose entries differ. */
    public record Comparison(Pile pile, String code, String language, List<Line> lines) {}

    /**
     * One difference.
     *
     * @param chosen {@code first}, {@code second}, {@code other}, or empty
     */
    public record Line(
            String field, String name, String first, String second, String chosen, String other, String error) {}

    @GET
    public TemplateInstance list(@PathParam("waveId") UUID waveId) {
        return batchesPage(wave(waveId), Faults.NONE, Map.of("label", "", "language", "de"));
    }

    @POST
    public RestResponse<Object> open(
            @PathParam("waveId") UUID waveId,
            @FormParam("label") String label,
            @FormParam("language") String language) {
        var wave = wave(waveId);
        try {
            var batch = open.open(wave, label, language, user.email());
            return Answers.goTo(Piles.path(wave) + "/" + batch.id());
        } catch (Refusal refused) {
            var typed = Map.of("label", text(label), "language", text(language));
            return Answers.again(batchesPage(wave, Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    @GET
    @Path("{batchId}")
    public TemplateInstance show(
            @PathParam("waveId") UUID waveId, @PathParam("batchId") UUID batchId, @QueryParam("bogen") String outcome) {
        var notice = switch (text(outcome)) {
            case "einmal" -> "paper.typedOnce";
            case "gespeichert" -> "paper.stored";
            case "verworfen" -> "paper.discarded";
            default -> "";
        };
        return batchPage(pile(waveId, batchId, notice), Faults.NONE, "");
    }

    @POST
    @Path("{batchId}")
    public RestResponse<Object> find(
            @PathParam("waveId") UUID waveId, @PathParam("batchId") UUID batchId, @FormParam("code") String code) {
        var pile = pile(waveId, batchId, "");
        try {
            return Answers.page(form(pile, find.find(pile.wave(), pile.batch(), code, user.email()), false));
        } catch (Refusal refused) {
            return again(pile, code, refused);
        }
    }

    @POST
    @Path("{batchId}/bogen")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> enter(
            @PathParam("waveId") UUID waveId,
            @PathParam("batchId") UUID batchId,
            MultivaluedMap<String, String> posted) {
        var pile = pile(waveId, batchId, "");
        var code = text(posted.getFirst("code"));
        var questionnaire = instruments.get(pile.wave());
        var answers = new TypedForm(questionnaire).read(field -> posted.getOrDefault(field, List.of()));
        var done = "done".equals(posted.getFirst("go"));
        try {
            var result = enter.enter(pile.wave(), pile.batch(), code, answers, done, user.email());
            return switch (result.outcome()) {
                case TYPED_ONCE -> Answers.goTo(pile.path() + "?bogen=einmal");
                case STORED -> Answers.goTo(pile.path() + "?bogen=gespeichert");
                case DIFFERENT ->
                    Answers.page(comparePage(pile, code, result.differences(), Map.of(), List.of(), Faults.NONE));
                case KEPT -> {
                    var found = find.find(pile.wave(), pile.batch(), code, user.email());
                    if (result.faults().isEmpty()) {
                        yield Answers.page(form(pile, found, true));
                    }
                    var refused = new Refusal(ProblemType.INVALID_INPUT, result.faults());
                    yield Answers.again(maskPage(pile, found, questionnaire, refused.faults(), false), refused);
                }
            };
        } catch (Refusal refused) {
            return again(pile, code, refused);
        }
    }

    @POST
    @Path("{batchId}/vergleich")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> settle(
            @PathParam("waveId") UUID waveId,
            @PathParam("batchId") UUID batchId,
            MultivaluedMap<String, String> posted) {
        var pile = pile(waveId, batchId, "");
        var code = text(posted.getFirst("code"));
        try {
            var entry = find.find(pile.wave(), pile.batch(), code, user.email()).entry();
            var form = new TypedForm(instruments.get(pile.wave()));
            var differences = form.compare(entry.first(), entry.second());
            try {
                settle.settle(pile.wave(), pile.batch(), code, decided(differences, posted), user.email());
                return Answers.goTo(pile.path() + "?bogen=gespeichert");
            } catch (Refusal refused) {
                if (entry.state() != PaperEntry.State.DIFFERENT
                        || refused.faults().stream()
                                .anyMatch(fault -> fault.where().equals("code"))) {
                    throw refused;
                }
                var page = comparePage(
                        pile, code, differences, posted, refused.faults(), Faults.of(refused, frames.texts()));
                return Answers.again(page, refused);
            }
        } catch (Refusal refused) {
            return again(pile, code, refused);
        }
    }

    @POST
    @Path("{batchId}/verwerfen")
    public RestResponse<Object> discard(
            @PathParam("waveId") UUID waveId, @PathParam("batchId") UUID batchId, @FormParam("code") String code) {
        var pile = pile(waveId, batchId, "");
        try {
            discard.discard(pile.wave(), pile.batch(), code, user.email());
            return Answers.goTo(pile.path() + "?bogen=verworfen");
        } catch (Refusal refused) {
            return again(pile, code, refused);
        }
    }

    private static Map<String, List<String>> decided(
            List<Difference> differences, MultivaluedMap<String, String> posted) {
        var decided = new HashMap<String, List<String>>();
        for (var difference : differences) {
            switch (text(posted.getFirst("choice-" + difference.field()))) {
                case "first" -> decided.put(difference.field(), difference.first());
                case "second" -> decided.put(difference.field(), difference.second());
                case "other" ->
                    decided.put(difference.field(), List.of(text(posted.getFirst("other-" + difference.field()))));
                default -> {}
            }
        }
        return decided;
    }

    private RestResponse<Object> again(Pile pile, String code, Refusal refused) {
        return Answers.again(batchPage(pile, Faults.of(refused, frames.texts()), text(code)), refused);
    }

    private TemplateInstance form(Pile pile, FindForm.Found found, boolean saved) {
        var questionnaire = instruments.get(pile.wave());
        if (found.entry().state() == PaperEntry.State.DIFFERENT) {
            var differences = new TypedForm(questionnaire)
                    .compare(found.entry().first(), found.entry().second());
            var code = found.key().code().inGroups();
            return comparePage(pile, code, differences, Map.of(), List.of(), Faults.NONE);
        }
        return maskPage(pile, found, questionnaire, List.of(), saved);
    }

    private TemplateInstance maskPage(
            Pile pile, FindForm.Found found, Questionnaire questionnaire, List<Fault> faults, boolean saved) {
        var second = found.entry().state() == PaperEntry.State.SECOND;
        var typed = second ? found.entry().second() : found.entry().first();
        var mask = PaperMask.of(questionnaire, pile.batch().language(), typed, faults, frames.texts());
        var sheet = new Sheet(pile, found.key().code().inGroups(), mask, second, saved);
        var shown = faults.isEmpty()
                ? Faults.NONE
                : Faults.of(new Refusal(ProblemType.INVALID_INPUT, faults), frames.texts());
        return Templates.mask(frames.answer(pile.path()), sheet, shown);
    }

    private TemplateInstance comparePage(
            Pile pile,
            String code,
            List<Difference> differences,
            Map<String, List<String>> posted,
            List<Fault> faults,
            Faults shown) {
        var questionnaire = instruments.get(pile.wave());
        var language = pile.batch().language();
        var lines = differences.stream()
                .map(difference -> new Line(
                        difference.field(),
                        PaperMask.name(questionnaire, difference.field(), language),
                        PaperMask.shown(questionnaire, difference.field(), difference.first(), language),
                        PaperMask.shown(questionnaire, difference.field(), difference.second(), language),
                        first(posted, "choice-" + difference.field()),
                        first(posted, "other-" + difference.field()),
                        faults.stream()
                                .filter(fault -> fault.where().equals(difference.field()))
                                .map(fault -> fault.in(frames.texts()))
                                .findFirst()
                                .orElse("")))
                .toList();
        return Templates.compare(frames.answer(pile.path()), new Comparison(pile, code, language, lines), shown);
    }

    private TemplateInstance batchPage(Pile pile, Faults faults, String code) {
        return Templates.batch(frames.staff(pile.path()), pile, faults, code);
    }

    private TemplateInstance batchesPage(WaveView wave, Faults faults, Map<String, String> typed) {
        var page = new Piles(
                wave,
                codes.isRequired(wave),
                batches.list(wave),
                instruments.get(wave).languages());
        return Templates.batches(frames.staff(page.path()), page, faults, typed);
    }

    private Pile pile(UUID waveId, UUID batchId, String notice) {
        var wave = wave(waveId);
        return new Pile(wave, batches.get(wave, batchId), notice);
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }

    private static String first(Map<String, List<String>> posted, String field) {
        var values = posted.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
