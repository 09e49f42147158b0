package de.defus.monitor.walk;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.FormTokens;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.Https;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The pages of those who walk: join with a code, and note at each stop. With JavaScript they work without network. */
@Path("/rundgang")
@Produces(MediaType.TEXT_HTML)
@PermitAll
public class WalkJoinPages {

    private static final List<String> LANGUAGES = List.of("de", "en");

    private final JoinWalk join;
    private final Walks walks;
    private final ReceiveObservations receive;
    private final KeepPhoto photos;
    private final MethodCatalogue catalogue;
    private final Municipalities municipalities;
    private final FormTokens tokens;
    private final Frames frames;
    private final UriInfo uri;

    WalkJoinPages(
            JoinWalk join,
            Walks walks,
            ReceiveObservations receive,
            KeepPhoto photos,
            MethodCatalogue catalogue,
            Municipalities municipalities,
            FormTokens tokens,
            Frames frames,
            UriInfo uri) {
        this.join = join;
        this.walks = walks;
        this.receive = receive;
        this.photos = photos;
        this.catalogue = catalogue;
        this.municipalities = municipalities;
        this.tokens = tokens;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance join(PageFrame frame, Faults faults, String code);

        static native TemplateInstance joined(PageFrame frame, Visit visit);

        static native TemplateInstance stop(
                PageFrame frame, Visit visit, StopForm form, Faults faults, Map<String, String> typed);
    }

    /** A walk as those who joined it see it. */
    public record Visit(Walk walk, String city, List<Stop> stops, MethodCatalogue.MethodCard method) {

        public String path() {
            return "/rundgang/" + walk.joinCode().orElseThrow();
        }

        /** The pages a phone keeps for the way without network. */
        public String pages() {
            return Stream.concat(Stream.of(path()), stops.stream().map(stop -> path() + "/" + stop.number()))
                    .collect(Collectors.joining(" "));
        }

        /** Whether the group fills in one form together. */
        public boolean isConsensus() {
            return walk.plan().mode() == Walk.Mode.CONSENSUS;
        }

        public Optional<Stop> current() {
            return find(walk.currentStop());
        }

        public Optional<Stop> find(int number) {
            return stops.stream().filter(stop -> stop.number() == number).findFirst();
        }
    }

    /**
     * The form of a stop.
     *
     * @param id under which what is noted will be stored, once however often it is sent
     * @param sent what the last form was told: nothing, {@code gesendet}, or {@code wartet}
     */
    public record StopForm(
            Stop stop,
            String id,
            List<MethodCatalogue.Value> feelings,
            List<MethodCatalogue.Value> ratings,
            List<Option> consents,
            String sent,
            boolean expired) {

        public int before() {
            return stop.number() - 1;
        }

        public int after() {
            return stop.number() + 1;
        }

        /** The name of the field that rates a criterion. */
        public String ratingName(String criterion) {
            return "rating." + criterion;
        }

        /** Whether a value was chosen in a form that is shown again. */
        public boolean isChosen(Map<String, String> typed, String name, int value) {
            return Integer.toString(value).equals(typed.get(name));
        }
    }

    @GET
    public RestResponse<Object> start(@QueryParam("code") String code) {
        if (code == null) {
            return Answers.page(joinPage(Faults.NONE, ""));
        }
        try {
            var walk = join.join(code, null);
            return Answers.goTo("/rundgang/" + walk.joinCode().orElseThrow(), join.cookie(walk, secure()));
        } catch (Refusal refused) {
            return again(refused, code);
        }
    }

    @GET
    @Path("{code}")
    public RestResponse<Object> show(@PathParam("code") String code, @CookieParam(JoinWalk.COOKIE) String pass) {
        try {
            var visit = visit(code, pass);
            return withPass(visit, Answers.page(Templates.joined(frame(visit, ""), visit)));
        } catch (Refusal refused) {
            return again(refused, code);
        }
    }

    @GET
    @Path("{code}/{number}")
    public RestResponse<Object> showStop(
            @PathParam("code") String code,
            @PathParam("number") int number,
            @QueryParam("stand") String sent,
            @CookieParam(JoinWalk.COOKIE) String pass) {
        try {
            var visit = visit(code, pass);
            var known = "gesendet".equals(sent) || "wartet".equals(sent) ? sent : "";
            return withPass(
                    visit,
                    Answers.page(stopPage(
                            visit, number, UUID.randomUUID().toString(), known, false, Faults.NONE, Map.of())));
        } catch (Refusal refused) {
            if (refused.type() == ProblemType.NOT_FOUND) {
                throw refused;
            }
            return again(refused, code);
        }
    }

    @POST
    @Path("{code}/{number}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> send(
            @PathParam("code") String code,
            @PathParam("number") int number,
            @CookieParam(JoinWalk.COOKIE) String pass,
            MultivaluedMap<String, String> posted) {
        var visit = visit(code, pass);
        var form = new Form(posted);
        var id = form.ids("id").stream().findFirst().orElseGet(UUID::randomUUID);
        var ownPass = join.pass(visit.walk().joinCode().orElseThrow());
        if (!ownPass.equals(pass) || !tokens.isValid(form.text(FormTokens.FIELD), ownPass)) {
            var page = stopPage(visit, number, id.toString(), "", true, Faults.NONE, form.typed());
            return withPass(visit, Answers.again(page, new Refusal(ProblemType.FORM_EXPIRED)));
        }
        var sent = new ReceiveObservations.Sent(
                id, number, form.whole("feeling"), form.wholesUnder("rating."), form.text("kind"), form.text("text"));
        try {
            var receipt = receive.receive(visit.walk(), List.of(sent)).get(0);
            if (!receipt.isSafe()) {
                throw new Refusal(ProblemType.INVALID_INPUT, receipt.faults());
            }
            var waits = receipt.outcome() == ReceiveObservations.Outcome.WAITING;
            return Answers.goTo(visit.path() + "/" + number + "?stand=" + (waits ? "wartet" : "gesendet"));
        } catch (Refusal refused) {
            var page =
                    stopPage(visit, number, id.toString(), "", false, Faults.of(refused, frames.texts()), form.typed());
            return Answers.again(page, refused);
        }
    }

    @POST
    @Path("{code}/{number}/foto")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<Object> sendPhoto(
            @PathParam("code") String code,
            @PathParam("number") int number,
            @CookieParam(JoinWalk.COOKIE) String pass,
            @RestForm(FormTokens.FIELD) String token,
            @RestForm String id,
            @RestForm String altText,
            @RestForm String consent,
            @RestForm("file") FileUpload file) {
        var visit = visit(code, pass);
        var typed = new HashMap<String, String>();
        typed.put("altText", altText);
        typed.put("consent", consent);
        var ownPass = join.pass(visit.walk().joinCode().orElseThrow());
        if (!ownPass.equals(pass) || !tokens.isValid(token, ownPass)) {
            var page = stopPage(visit, number, newId(), "", true, Faults.NONE, typed);
            return withPass(visit, Answers.again(page, new Refusal(ProblemType.FORM_EXPIRED)));
        }
        try {
            photos.receive(visit.walk(), new KeepPhoto.Sent(photoId(id), number, altText, consent, path(file)));
            return Answers.goTo(visit.path() + "/" + number + "?stand=gesendet");
        } catch (Refusal refused) {
            var page = stopPage(visit, number, newId(), "", false, Faults.of(refused, frames.texts()), typed);
            return Answers.again(page, refused);
        }
    }

    /** A file field that was left empty is sent as a file without a name. */
    private static java.nio.file.Path path(FileUpload file) {
        return file == null || file.fileName() == null || file.fileName().isEmpty() ? null : file.uploadedFile();
    }

    private static UUID photoId(String id) {
        return id != null && id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? UUID.fromString(id)
                : UUID.randomUUID();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private TemplateInstance stopPage(
            Visit visit,
            int number,
            String id,
            String sent,
            boolean expired,
            Faults faults,
            Map<String, String> typed) {
        var stop = visit.find(number).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        var form = new StopForm(
                stop, id, catalogue.feelings(), catalogue.ratings(), Option.of(Photo.Consent.values()), sent, expired);
        return Templates.stop(frame(visit, "/" + number), visit, form, faults, typed);
    }

    private Visit visit(String code, String pass) {
        var walk = join.join(code, pass);
        return new Visit(
                walk,
                municipalities.get(walk.municipalityId()).name(),
                walks.stops(walk.municipalityId(), walk.id()),
                catalogue.get(walk.plan().method()));
    }

    private RestResponse<Object> again(Refusal refused, String code) {
        return Answers.again(joinPage(Faults.of(refused, frames.texts()), code), refused);
    }

    private TemplateInstance joinPage(Faults faults, String code) {
        return Templates.join(frames.resident("/rundgang", LANGUAGES, false, ""), faults, code);
    }

    private PageFrame frame(Visit visit, String page) {
        var synthetic = municipalities.get(visit.walk().municipalityId()).synthetic();
        var token = tokens.issue(join.pass(visit.walk().joinCode().orElseThrow()));
        return frames.resident(visit.path() + page, LANGUAGES, synthetic, token);
    }

    private RestResponse<Object> withPass(Visit visit, RestResponse<Object> answer) {
        return RestResponse.ResponseBuilder.ok(answer.getEntity())
                .status(answer.getStatus())
                .cookie(join.cookie(visit.walk(), secure()))
                .build();
    }

    private boolean secure() {
        return Https.is(uri);
    }
}
