package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** What every office has to see to today: to look at, to print, to send on, and to subscribe to. */
@Path("/stadt/massnahmen/faellig")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class DuePages {

    private static final String PATH = "/stadt/massnahmen/faellig";
    /** Programs for mail take addresses of about two thousand characters. */
    private static final int LINES_OF_A_MAIL = 8;

    private final ListDue due;
    private final ListMeasures measures;
    private final RemindOffice remind;
    private final MeasureCalendars calendars;
    private final KeepCalendar keep;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    DuePages(
            ListDue due,
            ListMeasures measures,
            RemindOffice remind,
            MeasureCalendars calendars,
            KeepCalendar keep,
            CurrentUser user,
            Frames frames,
            UriInfo uri) {
        this.due = due;
        this.measures = measures;
        this.remind = remind;
        this.calendars = calendars;
        this.keep = keep;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance due(PageFrame frame, DueView view, Faults faults, Map<String, String> typed);
    }

    /**
     * The page.
     *
     * @param today in words
     * @param address of a calendar that was just made; empty else
     */
    public record DueView(
            ListDue.Due due,
            String today,
            List<OfficeView> offices,
            List<String> departments,
            List<CalendarView> calendars,
            String address) {}

    /** An office with its lists. */
    public record OfficeView(ListDue.Office office, List<Part> parts, String mail) {}

    /** One of the lists of an office. */
    public record Part(String titleKey, boolean late, List<EntryView> entries) {}

    /** A measure with its days in words; empty where there is none. */
    public record EntryView(ListDue.Entry entry, String due, String reminded) {}

    /** A calendar with the day it was made. */
    public record CalendarView(MeasureCalendar calendar, String day) {}

    @GET
    public RestResponse<Object> list() {
        var asked = new Form(uri.getQueryParameters());
        try {
            return Answers.page(page(days(asked), asked.text("amt"), Faults.NONE, asked.typed(), ""));
        } catch (Refusal refused) {
            return Answers.again(
                    page(ListDue.DAYS, asked.text("amt"), Faults.of(refused, frames.texts()), asked.typed(), ""),
                    refused);
        }
    }

    @POST
    @Path("erinnern")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> remind(MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        try {
            remind.remind(user.municipalityId(), form.ids("measures"), form.text("note"), user.email());
            return Answers.goTo(PATH);
        } catch (Refusal refused) {
            return Answers.again(page(ListDue.DAYS, "", Faults.of(refused, frames.texts()), form.typed(), ""), refused);
        }
    }

    @POST
    @Path("kalender")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> openCalendar(MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        try {
            var token = keep.open(user.municipalityId(), form.text("department"), user.email());
            var address = uri.getBaseUri() + "massnahmen/kalender/" + token + ".ics";
            return Answers.page(page(ListDue.DAYS, "", Faults.NONE, Map.of(), address));
        } catch (Refusal refused) {
            return Answers.again(page(ListDue.DAYS, "", Faults.of(refused, frames.texts()), form.typed(), ""), refused);
        }
    }

    @POST
    @Path("kalender/beenden")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> closeCalendar(MultivaluedMap<String, String> posted) {
        keep.close(user.municipalityId(), new Form(posted).text("department"), user.email());
        return Answers.goTo(PATH + "#kalender");
    }

    /** How far to look ahead; -1 for what is no number, which is refused like other impossible ones. */
    private static int days(Form asked) {
        if (asked.text("days").isBlank()) {
            return ListDue.DAYS;
        }
        var days = asked.whole("days");
        return days == null ? -1 : days;
    }

    private TemplateInstance page(
            int days, String department, Faults faults, Map<String, String> typed, String address) {
        var municipality = user.municipalityId();
        var frame = frames.staff(PATH);
        var list = due.list(municipality, department, days);
        return Templates.due(
                frame,
                new DueView(
                        list,
                        Days.print(list.today(), frame),
                        list.offices().stream()
                                .map(office -> view(office, frame))
                                .toList(),
                        measures.departments(municipality),
                        calendars.list(municipality).stream()
                                .map(calendar -> new CalendarView(
                                        calendar,
                                        Days.print(
                                                LocalDate.ofInstant(calendar.createdAt(), ListMeasures.ZONE), frame)))
                                .toList(),
                        address),
                faults,
                typed);
    }

    private OfficeView view(ListDue.Office office, PageFrame frame) {
        var parts = List.of(
                new Part("walk.overdueParts", true, entries(office.overdue(), frame)),
                new Part("walk.dueSoon", false, entries(office.soon(), frame)),
                new Part("walk.undated", false, entries(office.undated(), frame)));
        return new OfficeView(
                office, parts.stream().filter(part -> !part.entries().isEmpty()).toList(), mail(office, frame));
    }

    private static List<EntryView> entries(List<ListDue.Entry> entries, PageFrame frame) {
        return entries.stream()
                .map(entry -> new EntryView(
                        entry,
                        Days.print(entry.measure().content().dueOn(), frame),
                        entry.reminded()
                                .map(reminder ->
                                        Days.print(LocalDate.ofInstant(reminder.at(), ListMeasures.ZONE), frame))
                                .orElse("")))
                .toList();
    }

    /** A mail for the member of staff's own program: the platform sends none. */
    private String mail(ListDue.Office office, PageFrame frame) {
        var texts = frame.texts();
        var listed = office.listed();
        var body = new StringBuilder(texts.say("walk.mailBegin")).append("\n\n");
        listed.stream().limit(LINES_OF_A_MAIL).forEach(entry -> {
            var day = Days.print(entry.measure().content().dueOn(), frame);
            var text = entry.measure().content().text();
            body.append("- ")
                    .append(text.length() > 100 ? text.substring(0, 100) + "…" : text)
                    .append(day.isEmpty() ? "" : " (" + day + ")")
                    .append('\n');
        });
        if (listed.size() > LINES_OF_A_MAIL) {
            body.append(texts.say("walk.mailMore", listed.size() - LINES_OF_A_MAIL))
                    .append('\n');
        }
        body.append('\n').append(uri.getBaseUri()).append("stadt/massnahmen/faellig");
        return "mailto:?subject=" + encoded(texts.say("walk.mailSubject", office.department())) + "&body="
                + encoded(body.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%0A", "%0D%0A");
    }
}
