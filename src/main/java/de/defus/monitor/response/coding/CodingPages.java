package de.defus.monitor.response.coding;

import de.defus.monitor.account.CurrentUser;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;

/** Where an analyst reads and codes free texts. */
@Path("/stadt/wellen/{waveId}/texte")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class CodingPages {

    private static final int A_PAGE = 10;
    private static final int BLANK_ROWS = 3;

    private final Waves waves;
    private final CodingDesk desk;
    private final GatherTexts gather;
    private final SetFrame frame;
    private final CodeTexts code;
    private final CurrentUser user;
    private final Frames frames;

    CodingPages(
            Waves waves,
            CodingDesk desk,
            GatherTexts gather,
            SetFrame frame,
            CodeTexts code,
            CurrentUser user,
            Frames frames) {
        this.waves = waves;
        this.desk = desk;
        this.gather = gather;
        this.frame = frame;
        this.code = code;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "coding")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance texts(PageFrame frame, Desk desk);

        static native TemplateInstance item(PageFrame frame, Page page, Faults faults);
    }

    /** What the list shows. */
    public record Desk(WaveView wave, boolean waiting, List<ItemTexts> items) {

        public String path() {
            return "/stadt/wellen/" + wave.id() + "/texte";
        }

        public boolean isClosed() {
            return wave.state() == WaveState.CLOSED;
        }

        public boolean isReleased() {
            return wave.state() == WaveState.RELEASED;
        }

        public boolean hasTexts() {
            return items.stream().anyMatch(item -> item.total() > 0);
        }
    }

    /**
     * What the page of an item shows.
     *
     * @param rows codes with fields for a few more
     */
    public record Page(
            WaveView wave,
            ItemTexts item,
            boolean settled,
            List<TextCode> frame,
            List<TextCode> rows,
            List<OpenText> texts) {

        public String list() {
            return "/stadt/wellen/" + wave.id() + "/texte";
        }

        public String path() {
            return list() + "/" + item.item();
        }

        public boolean isClosed() {
            return wave.state() == WaveState.CLOSED;
        }
    }

    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId) {
        var wave = wave(waveId);
        var shown = frames.staff("/stadt/wellen/" + waveId + "/texte");
        return Templates.texts(shown, new Desk(wave, desk.isWaiting(wave), desk.list(wave, shown.language())));
    }

    @POST
    @Path("bereitlegen")
    public RestResponse<Object> gather(@PathParam("waveId") UUID waveId) {
        gather.gather(wave(waveId), user.email());
        return Answers.goTo("/stadt/wellen/" + waveId + "/texte");
    }

    @GET
    @Path("{item}")
    public TemplateInstance item(
            @PathParam("waveId") UUID waveId,
            @PathParam("item") String item,
            @QueryParam("fertig") @DefaultValue("false") boolean settled) {
        var wave = wave(waveId);
        return page(wave, item, settled, desk.frame(wave, item), Faults.NONE);
    }

    @POST
    @Path("{item}/codes")
    public RestResponse<Object> set(
            @PathParam("waveId") UUID waveId, @PathParam("item") String item, MultivaluedMap<String, String> posted) {
        var wave = wave(waveId);
        desk.get(wave, item, "de");
        var wish = new ArrayList<TextCode>();
        for (int index = 0; posted.containsKey("code-" + index); index++) {
            wish.add(new TextCode(
                    number(posted.getFirst("code-" + index)),
                    first(posted, "code-" + index + "-de"),
                    first(posted, "code-" + index + "-en")));
        }
        try {
            frame.set(wave, item, wish, user.email());
            return Answers.goTo("/stadt/wellen/" + waveId + "/texte/" + item);
        } catch (Refusal refused) {
            return Answers.again(page(wave, item, false, wish, Faults.of(refused, frames.texts())), refused);
        }
    }

    @POST
    @Path("{item}")
    public RestResponse<Object> code(
            @PathParam("waveId") UUID waveId,
            @PathParam("item") String item,
            @QueryParam("fertig") @DefaultValue("false") boolean settled,
            MultivaluedMap<String, String> posted) {
        var wave = wave(waveId);
        desk.get(wave, item, "de");
        var decisions = new ArrayList<CodeTexts.Decision>();
        for (int index = 0; posted.containsKey("text-" + index); index++) {
            decisions.add(decision(posted, index));
        }
        code.code(wave, item, decisions);
        return Answers.goTo("/stadt/wellen/" + waveId + "/texte/" + item + (settled ? "?fertig=true" : ""));
    }

    private static CodeTexts.Decision decision(MultivaluedMap<String, String> posted, int index) {
        var removals = new ArrayList<>(posted.getOrDefault("remove-" + index, List.of()));
        removals.add(first(posted, "other-" + index));
        var state = first(posted, "state-" + index);
        return new CodeTexts.Decision(
                uuid(first(posted, "text-" + index)),
                posted.getOrDefault("codes-" + index, List.of()).stream()
                        .map(CodingPages::number)
                        .collect(Collectors.toSet()),
                state.equals("none"),
                posted.getOrDefault("state-" + index, List.of()).contains("hidden"),
                removals);
    }

    private TemplateInstance page(WaveView wave, String item, boolean settled, List<TextCode> typed, Faults faults) {
        var shown = frames.staff("/stadt/wellen/" + wave.id() + "/texte/" + item + (settled ? "?fertig=true" : ""));
        // Where nobody typed English, German is stored; the field stays empty, so that one sees what is missing.
        var rows = typed.stream()
                .map(code -> new TextCode(
                        code.code(), code.german(), code.english().equals(code.german()) ? "" : code.english()))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int blank = 0; blank < BLANK_ROWS && rows.size() < SetFrame.MOST; blank++) {
            rows.add(new TextCode(0, "", ""));
        }
        return Templates.item(
                shown,
                new Page(
                        wave,
                        desk.get(wave, item, shown.language()),
                        settled,
                        desk.frame(wave, item),
                        rows,
                        desk.texts(wave, item, settled, A_PAGE)),
                faults);
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }

    private static String first(MultivaluedMap<String, String> posted, String name) {
        var value = posted.getFirst(name);
        return value == null ? "" : value;
    }

    private static int number(String text) {
        return text != null && text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
    }

    /** A text that is none is not found. */
    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }
}
