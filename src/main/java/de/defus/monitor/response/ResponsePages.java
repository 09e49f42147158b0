package de.defus.monitor.response;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.problem.Unavailable;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.FormTokens;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.Https;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.questionnaire.check.AnswerChecker;
import de.defus.monitor.survey.law.LegalBases;
import de.defus.monitor.survey.law.LegalBasis;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** The pages on which a resident answers. Each page saves what was typed before anything else happens to it. */
@Path("/b/{link}")
@Produces(MediaType.TEXT_HTML)
public class ResponsePages {

    private static final String RETRY_AFTER_SECONDS = "10";
    private static final Logger LOG = Logger.getLogger(ResponsePages.class);
    private static final String CHECK_PAGE = "pruefen";
    private static final String THANKS_PAGE = "danke";
    private static final String INFORMATION_PAGE = "information";

    private final FindVisit visits;
    private final Drafts drafts;
    private final SubmitResponse submit;
    private final LegalBases bases;
    private final LinkThrottle throttle;
    private final CodeGate gate;
    private final FormTokens tokens;
    private final Frames frames;
    private final UriInfo uri;
    private final SecureRandom chance;

    ResponsePages(
            FindVisit visits,
            Drafts drafts,
            SubmitResponse submit,
            LegalBases bases,
            LinkThrottle throttle,
            CodeGate gate,
            FormTokens tokens,
            Frames frames,
            UriInfo uri,
            SecureRandom chance) {
        this.visits = visits;
        this.drafts = drafts;
        this.submit = submit;
        this.bases = bases;
        this.throttle = throttle;
        this.gate = gate;
        this.tokens = tokens;
        this.frames = frames;
        this.uri = uri;
        this.chance = chance;
    }

    @CheckedTemplate(basePath = "response")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance start(
                PageFrame frame, Visit visit, Optional<LegalBasis> basis, boolean begun, boolean coded);

        static native TemplateInstance information(PageFrame frame, Visit visit, Optional<LegalBasis> basis);

        static native TemplateInstance section(
                PageFrame frame, Visit visit, AnswerForm form, int page, int pages, boolean expired);

        static native TemplateInstance check(
                PageFrame frame, Visit visit, SummaryView summary, String submissionId, String last, boolean expired);

        static native TemplateInstance thanks(PageFrame frame, Visit visit);

        static native TemplateInstance closed(PageFrame frame, Visit visit);

        static native TemplateInstance kept(PageFrame frame, List<KeptField> fields);
    }

    /** Something typed that could not be saved. */
    public record KeptField(String name, String value) {}

    @GET
    public RestResponse<Object> start(@PathParam("link") String link, @CookieParam(DraftCookie.NAME) String cookie) {
        var visit = visits.find(link);
        if (!visit.isOpen()) {
            return closed(visit);
        }
        if (gate.lacksCode(visit, cookie)) {
            return Answers.goTo(CodePages.PATH);
        }
        var begun = DraftSecret.parse(cookie)
                .flatMap(secret -> drafts.find(visit.wave(), secret))
                .isPresent();
        return Answers.page(Templates.start(frame(visit, "", ""), visit, basis(visit), begun, gate.needsCode(visit)));
    }

    @GET
    @Path(THANKS_PAGE)
    public TemplateInstance thanks(@PathParam("link") String link) {
        var visit = visits.find(link);
        return Templates.thanks(frame(visit, THANKS_PAGE, ""), visit);
    }

    /** On what the survey rests and how long answers are kept; to be read before, during and after answering. */
    @GET
    @Path(INFORMATION_PAGE)
    public TemplateInstance information(@PathParam("link") String link) {
        var visit = visits.find(link);
        return Templates.information(frame(visit, INFORMATION_PAGE, ""), visit, basis(visit));
    }

    @GET
    @Path("{page}")
    public RestResponse<Object> show(
            @PathParam("link") String link,
            @PathParam("page") String page,
            @CookieParam(DraftCookie.NAME) String cookie) {
        var visit = visits.find(link);
        if (!visit.isOpen()) {
            return closed(visit);
        }
        if (gate.lacksCode(visit, cookie)) {
            return Answers.goTo(CodePages.PATH);
        }
        var known = DraftSecret.parse(cookie);
        var secret = known.orElseGet(() -> DraftSecret.random(chance));
        // A secret that was drawn just now has no draft.
        var draft = known.flatMap(found -> drafts.find(visit.wave(), found)).orElseGet(this::freshDraft);
        if (page.equals(CHECK_PAGE)) {
            return withCookie(Answers.page(checkPage(visit, secret, draft, false)), secret, visit);
        }
        var section = Journey.of(visit.questionnaire(), draft.answers()).find(page);
        if (section.isEmpty()) {
            return Answers.goTo(visit.path(knownPage(visit, page)));
        }
        return withCookie(
                Answers.page(sectionPage(visit, secret, section.get(), draft.answers(), List.of(), false)),
                secret,
                visit);
    }

    @POST
    @Path("{page}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> save(
            @PathParam("link") String link,
            @PathParam("page") String page,
            @CookieParam(DraftCookie.NAME) String cookie,
            byte[] body) {
        var form = FormBody.parse(body);
        try {
            return save(link, page, cookie, form);
        } catch (RuntimeException failure) {
            if (failure instanceof Refusal refused && refused.type() == ProblemType.TEMPORARILY_UNAVAILABLE) {
                return kept(link, page, form);
            }
            if (!Unavailable.isCauseOf(failure)) {
                throw failure;
            }
            LOG.warn("answers could not be saved for now: " + Unavailable.reason(failure));
            return kept(link, page, form);
        }
    }

    /** The page that holds what was typed until it can be saved. It needs no database, so it knows nothing of the wave. */
    private RestResponse<Object> kept(String link, String page, FormBody form) {
        var language = frames.language(Texts.RESIDENT_LANGUAGES);
        var frame = frames.resident("/b/" + link + "/" + page, List.of(language), false, "");
        var fields = form.typed().stream()
                .map(typed -> new KeptField(typed.name(), typed.value()))
                .toList();
        return RestResponse.ResponseBuilder.ok((Object) Templates.kept(frame, fields))
                .status(ProblemType.TEMPORARILY_UNAVAILABLE.status())
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private RestResponse<Object> save(String link, String page, String cookie, FormBody form) {
        var visit = visits.find(link);
        if (page.equals(CHECK_PAGE)) {
            return send(visit, cookie, form);
        }
        var section = visit.questionnaire().sections().stream()
                .filter(candidate -> candidate.key().equals(page))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        if (!visit.isOpen()) {
            return closed(visit);
        }
        if (gate.lacksCode(visit, cookie)) {
            return Answers.goTo(CodePages.USED_PATH);
        }
        var known = DraftSecret.parse(cookie);
        var secret = known.orElseGet(() -> DraftSecret.random(chance));
        if (known.isEmpty() || !tokens.isValid(form.first(FormTokens.FIELD), secret.cookieValue())) {
            var refused = new Refusal(ProblemType.FORM_EXPIRED);
            var before =
                    known.flatMap(found -> drafts.find(visit.wave(), found)).orElseGet(this::freshDraft);
            var answers = before.with(SectionFields.typed(section, form, before.answers()))
                    .answers();
            var shown = sectionPage(visit, secret, section, answers, List.of(), true);
            return withCookie(Answers.again(shown, refused), secret, visit);
        }
        var checker = new AnswerChecker(visit.questionnaire());
        var draft = drafts.save(visit.wave(), secret, visit.number(section), found -> {
            var before = found.orElseGet(this::freshDraft);
            return before.with(SectionFields.typed(section, form, before.answers()));
        });
        var journey = Journey.of(visit.questionnaire(), draft.answers());
        if (form.first("go").equals("language")) {
            // The language was asked for in the address and is in the cookie by now.
            return Answers.goTo(visit.path(page));
        }
        if (form.first("go").equals("back")) {
            return Answers.goTo(visit.path(journey.before(page).orElse("")));
        }
        var faults = checker.checkSection(section, draft.answers());
        if (!faults.isEmpty()) {
            var shown = sectionPage(visit, secret, section, draft.answers(), faults, false);
            return Answers.again(shown, new Refusal(ProblemType.INVALID_INPUT, faults));
        }
        return Answers.goTo(visit.path(journey.after(page).orElse(CHECK_PAGE)));
    }

    private RestResponse<Object> send(Visit visit, String cookie, FormBody form) {
        var secret = DraftSecret.parse(cookie);
        var draft = secret.flatMap(found -> drafts.find(visit.wave(), found));
        var seen = submissionId(form);
        var lacksCode = gate.lacksCode(visit, cookie);
        var sendable =
                visit.isOpen() && !lacksCode && draft.map(Draft::submissionId).equals(seen);
        if (!sendable && seen.isPresent() && submit.isStored(visit.wave(), seen.get())) {
            // A second click or a reload: the answers that were seen are stored, and their draft is gone.
            return Answers.goTo(visit.path(THANKS_PAGE));
        }
        if (!visit.isOpen()) {
            return closed(visit);
        }
        if (lacksCode) {
            return Answers.goTo(CodePages.USED_PATH);
        }
        if (draft.isEmpty()) {
            // Nothing is stored and nothing is known: the way begins anew, with a word about it.
            return Answers.goTo(visit.path(visit.firstPage()));
        }
        if (!tokens.isValid(form.first(FormTokens.FIELD), secret.get().cookieValue())) {
            return Answers.again(
                    checkPage(visit, secret.get(), draft.get(), true), new Refusal(ProblemType.FORM_EXPIRED));
        }
        return send(visit, secret.get(), draft.get());
    }

    private RestResponse<Object> send(Visit visit, DraftSecret secret, Draft draft) {
        var checked = new AnswerChecker(visit.questionnaire()).check(draft.answers(), AnswerChecker.HiddenAnswers.DROP);
        if (!checked.faults().isEmpty()) {
            var section = SectionFields.sectionOf(
                    visit.questionnaire(), checked.faults().get(0));
            var faults = new AnswerChecker(visit.questionnaire()).checkSection(section, draft.answers());
            var shown = sectionPage(visit, secret, section, draft.answers(), faults, false);
            return Answers.again(shown, new Refusal(ProblemType.INVALID_INPUT, checked.faults()));
        }
        var way = gate.way(visit, secret);
        if (way.codeHash().isEmpty()) {
            throttle.take(visit.link(), LinkThrottle.Sender.PERSON);
        }
        try {
            submit.submit(
                    visit.wave(),
                    draft.submissionId(),
                    checked.sheet(),
                    Mode.WEB,
                    frames.language(visit.questionnaire().languages()),
                    way,
                    Optional.of(secret.draftId(visit.wave().id())));
        } catch (Refusal refused) {
            if (refused.type() == ProblemType.CODE_NOT_VALID) {
                return Answers.goTo(CodePages.USED_PATH);
            }
            throw refused;
        }
        return Answers.goTo(visit.path(THANKS_PAGE));
    }

    private Optional<LegalBasis> basis(Visit visit) {
        return bases.find(visit.municipality().id(), visit.wave().surveyId());
    }

    private TemplateInstance sectionPage(
            Visit visit,
            DraftSecret secret,
            Section section,
            Map<String, List<String>> answers,
            List<Fault> faults,
            boolean expired) {
        var frame = frame(visit, section.key(), tokens.issue(secret.cookieValue()));
        var journey = Journey.of(visit.questionnaire(), answers);
        var form = AnswerForm.of(visit.questionnaire(), section, answers, faults, frame.texts());
        return Templates.section(
                frame,
                visit,
                form,
                journey.position(section),
                journey.sections().size(),
                expired);
    }

    private TemplateInstance checkPage(Visit visit, DraftSecret secret, Draft draft, boolean expired) {
        var frame = frame(visit, CHECK_PAGE, tokens.issue(secret.cookieValue()));
        var journey = Journey.of(visit.questionnaire(), draft.answers());
        var last = journey.sections().get(journey.sections().size() - 1).key();
        var summary = SummaryView.of(visit.questionnaire(), draft.answers(), frame.texts());
        return Templates.check(frame, visit, summary, draft.submissionId().toString(), last, expired);
    }

    private RestResponse<Object> closed(Visit visit) {
        return Answers.again(Templates.closed(frame(visit, "", ""), visit), new Refusal(ProblemType.WAVE_NOT_OPEN));
    }

    private PageFrame frame(Visit visit, String page, String token) {
        return frames.resident(
                visit.path(page),
                visit.questionnaire().languages(),
                visit.municipality().synthetic(),
                token);
    }

    /** A page that exists but is not asked now leads to the first; one that does not exist is not found. */
    private static String knownPage(Visit visit, String page) {
        if (visit.questionnaire().sections().stream()
                .noneMatch(section -> section.key().equals(page))) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        return visit.firstPage();
    }

    private static Optional<UUID> submissionId(FormBody form) {
        try {
            return Optional.of(UUID.fromString(form.first("submissionId")));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Draft freshDraft() {
        return new Draft(UUID.randomUUID(), Map.of());
    }

    private RestResponse<Object> withCookie(RestResponse<Object> answer, DraftSecret secret, Visit visit) {
        var https = Https.is(uri);
        return RestResponse.ResponseBuilder.ok(answer.getEntity())
                .status(answer.getStatus())
                .cookie(DraftCookie.of(secret, gate.needsCode(visit), https))
                .build();
    }
}
