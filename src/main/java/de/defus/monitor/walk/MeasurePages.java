package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Measures: made from a walk, found again by state, office or lateness, and kept up to date. */
@Path("/stadt")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class MeasurePages {

    private static final ZoneId ZONE = ListMeasures.ZONE;

    private final Walks walks;
    private final Observations observations;
    private final Measures measures;
    private final MeasureNotices notices;
    private final KeepMeasure keep;
    private final ListMeasures list;
    private final Photos photos;
    private final KeepPhoto keepPhoto;
    private final MethodCatalogue catalogue;
    private final Municipalities municipalities;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    MeasurePages(
            Walks walks,
            Observations observations,
            Measures measures,
            MeasureNotices notices,
            KeepMeasure keep,
            ListMeasures list,
            Photos photos,
            KeepPhoto keepPhoto,
            MethodCatalogue catalogue,
            Municipalities municipalities,
            CurrentUser user,
            Frames frames,
            UriInfo uri) {
        this.walks = walks;
        this.observations = observations;
        this.measures = measures;
        this.notices = notices;
        this.keep = keep;
        this.list = list;
        this.photos = photos;
        this.keepPhoto = keepPhoto;
        this.catalogue = catalogue;
        this.municipalities = municipalities;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance measures(PageFrame frame, ListView view);

        static native TemplateInstance measure(
                PageFrame frame, MeasureView view, Faults faults, Map<String, String> typed);
    }

    /** The list with what it was narrowed down to. */
    public record ListView(
            List<Row> rows,
            List<String> departments,
            String state,
            String department,
            boolean overdue,
            boolean board,
            String query,
            String slug,
            List<Measure.State> states) {

        /** The measures in a state: a column of the board. */
        public List<Row> in(Measure.State wanted) {
            return rows.stream().filter(row -> row.measure().state() == wanted).toList();
        }

        /** The states that have a column: all, or the one that was asked for. */
        public List<Measure.State> columns() {
            return states.stream()
                    .filter(column -> state.isEmpty() || column.name().equals(state))
                    .toList();
        }
    }

    /** A measure in the list. */
    public record Row(WalkExport.MeasureRow row, boolean overdue, String due) {

        public Measure measure() {
            return row.measure();
        }

        public String walkTitle() {
            return row.walkTitle();
        }

        public List<Stop> stops() {
            return row.stops();
        }
    }

    /** What can be chosen in a measure's form. */
    public record Choices(List<Option> priorities, List<Option> costClasses, List<Option> participations) {}

    /** A measure with everything its page shows. */
    public record MeasureView(
            Measure measure,
            Walk walk,
            List<Stop> stops,
            List<String> findings,
            List<StepView> history,
            List<NoticeView> notices,
            List<Measure.State> next,
            List<Photo> photos,
            List<Option> consents,
            boolean overdue,
            String due,
            Choices choices) {}

    /** A reminder, or a day that was put off, with its days in words. */
    public record NoticeView(MeasureNotice notice, String day, String before, String after) {}

    /** A step of the history. */
    public record StepView(Measure.Change change, String day) {}

    @GET
    @Path("massnahmen")
    public TemplateInstance list() {
        var query = new Form(uri.getQueryParameters());
        var state = query.choice("stand", Measure.State.class);
        var overdue = query.isTicked("ueberfaellig");
        var filter = new ListMeasures.Filter(Optional.empty(), Optional.ofNullable(state), query.text("amt"), overdue);
        var frame = frames.staff("/stadt/massnahmen");
        var rows = list.list(user.municipalityId(), filter).stream()
                .map(row -> new Row(
                        row,
                        row.measure().isOverdue(list.today()),
                        Days.print(row.measure().content().dueOn(), frame)))
                .toList();
        return Templates.measures(
                frame,
                new ListView(
                        rows,
                        list.departments(user.municipalityId()),
                        state == null ? "" : state.name(),
                        query.text("amt"),
                        overdue,
                        query.text("ansicht").equals("tafel"),
                        exportQuery(state, query.text("amt"), overdue),
                        municipalities.get(user.municipalityId()).slug(),
                        List.of(Measure.State.values())));
    }

    @GET
    @Path("massnahmen/{measureId}")
    public TemplateInstance show(@PathParam("measureId") UUID measureId) {
        var measure = measures.get(user.municipalityId(), measureId);
        return measurePage(measure, Faults.NONE, typed(measure));
    }

    @POST
    @Path("massnahmen/{measureId}/stand")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> move(@PathParam("measureId") UUID measureId, MultivaluedMap<String, String> posted) {
        var measure = measures.get(user.municipalityId(), measureId);
        var form = new Form(posted);
        try {
            keep.move(
                    user.municipalityId(),
                    measure,
                    form.choice("state", Measure.State.class),
                    form.text("reason"),
                    user.email());
            return Answers.goTo("/stadt/massnahmen/" + measure.id());
        } catch (Refusal refused) {
            var typed = new HashMap<>(typed(measure));
            typed.putAll(form.typed());
            return Answers.again(measurePage(measure, Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    @POST
    @Path("massnahmen/{measureId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> change(@PathParam("measureId") UUID measureId, MultivaluedMap<String, String> posted) {
        var measure = measures.get(user.municipalityId(), measureId);
        var form = new Form(posted);
        try {
            var content = content(form);
            form.refuseUnreadable();
            keep.change(
                    user.municipalityId(),
                    measure,
                    content,
                    form.text("publicAnswer"),
                    form.isTicked("released"),
                    user.email());
            return Answers.goTo("/stadt/massnahmen/" + measure.id());
        } catch (Refusal refused) {
            return Answers.again(measurePage(measure, Faults.of(refused, frames.texts()), form.typed()), refused);
        }
    }

    @POST
    @Path("massnahmen/{measureId}/foto")
    public RestResponse<Object> addPhoto(
            @PathParam("measureId") UUID measureId,
            @RestForm String altText,
            @RestForm String consent,
            @RestForm("file") FileUpload file) {
        var measure = measures.get(user.municipalityId(), measureId);
        var isChosen = file != null && file.size() > 0;
        try {
            keepPhoto.receiveAfter(
                    walks.get(user.municipalityId(), measure.walkId()),
                    measure,
                    new KeepPhoto.Sent(
                            UUID.randomUUID(), null, altText, consent, isChosen ? file.uploadedFile() : null),
                    user.email());
            return Answers.goTo("/stadt/massnahmen/" + measure.id() + "#fotos");
        } catch (Refusal refused) {
            var typed = new HashMap<>(typed(measure));
            typed.put("altText", altText == null ? "" : altText);
            typed.put("consent", consent == null ? "" : consent);
            return Answers.again(measurePage(measure, Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    static Measure.Content content(Form form) {
        return new Measure.Content(
                form.text("text"),
                form.text("department"),
                form.text("partner"),
                form.choice("priority", Measure.Priority.class),
                form.isTicked("quickFix"),
                form.day("dueOn"),
                form.choice("costClass", Measure.CostClass.class),
                form.choice("participation", Measure.Participation.class));
    }

    /** What the measure's form holds before anybody types. */
    private static Map<String, String> typed(Measure measure) {
        var content = measure.content();
        var typed = new HashMap<String, String>();
        typed.put("text", content.text());
        typed.put("department", content.department());
        typed.put("partner", content.partner());
        typed.put("priority", content.priority().name());
        typed.put("quickFix", content.quickFix() ? "yes" : "");
        typed.put("dueOn", content.dueOn() == null ? "" : content.dueOn().toString());
        typed.put("costClass", content.costClass().name());
        typed.put(
                "participation",
                content.participation() == null ? "" : content.participation().name());
        typed.put("publicAnswer", measure.publicAnswer());
        typed.put("released", measure.released() ? "yes" : "");
        return typed;
    }

    private TemplateInstance measurePage(Measure measure, Faults faults, Map<String, String> typed) {
        var municipality = user.municipalityId();
        var walk = walks.get(municipality, measure.walkId());
        var frame = frames.staff("/stadt/massnahmen/" + measure.id());
        var view = new MeasureView(
                measure,
                walk,
                walks.stops(municipality, walk.id()).stream()
                        .filter(stop -> measure.stops().contains(stop.number()))
                        .toList(),
                findings(measure, walk),
                measures.history(municipality, measure.id()).stream()
                        .map(change ->
                                new StepView(change, Days.print(LocalDate.ofInstant(change.changedAt(), ZONE), frame)))
                        .toList(),
                notices.list(municipality, measure.id()).stream()
                        .map(notice -> new NoticeView(
                                notice,
                                Days.print(LocalDate.ofInstant(notice.at(), ZONE), frame),
                                Days.print(notice.dueBefore(), frame),
                                Days.print(notice.dueAfter(), frame)))
                        .toList(),
                List.of(Measure.State.values()).stream()
                        .filter(measure.state()::leadsTo)
                        .toList(),
                photos.list(municipality, walk.id()).stream()
                        .filter(photo -> photo.measureId().equals(Optional.of(measure.id())))
                        .toList(),
                Option.of(Photo.Consent.values()),
                measure.isOverdue(list.today()),
                Days.print(measure.content().dueOn(), frame),
                choices());
        return Templates.measure(frame, view, faults, typed);
    }

    /** What the observations say: their text, or else their mark. */
    private List<String> findings(Measure measure, Walk walk) {
        var language = frames.texts().language();
        return observations.find(walk.municipalityId(), walk.id(), measure.findings()).stream()
                .map(one -> one.text().isEmpty() && one.feeling().isPresent()
                        ? catalogue
                                .feelings()
                                .get(one.feeling().getAsInt() - 1)
                                .label()
                                .in(language)
                        : one.text())
                .toList();
    }

    static Choices choices() {
        return new Choices(
                Option.of(Measure.Priority.values()),
                Option.of(Measure.CostClass.values()),
                Option.of(Measure.Participation.values()));
    }

    private static String exportQuery(Measure.State state, String department, boolean overdue) {
        return "?department=" + URLEncoder.encode(department, StandardCharsets.UTF_8)
                + (state == null ? "" : "&state=" + state)
                + (overdue ? "&overdue=true" : "");
    }
}
