package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** What offices have to see to, reminders, and calendars, for programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
public class DueResource {

    private final ListDue due;
    private final RemindOffice remind;
    private final MeasureCalendars calendars;
    private final KeepCalendar keep;
    private final CurrentUser user;
    private final UriInfo uri;

    DueResource(
            ListDue due,
            RemindOffice remind,
            MeasureCalendars calendars,
            KeepCalendar keep,
            CurrentUser user,
            UriInfo uri) {
        this.due = due;
        this.remind = remind;
        this.calendars = calendars;
        this.keep = keep;
        this.user = user;
        this.uri = uri;
    }

    /** Measures whose office was reminded. */
    public record Reminder(List<UUID> measures, String note) {}

    /** How many measures were noted. */
    public record Reminded(int measures) {}

    /** Whose calendar is wanted; without an office, one of all. */
    public record CalendarWish(String department) {}

    /** The address of a calendar, which is told this once. */
    public record CalendarAddress(String department, String address) {}

    /**
     * @param days how far to look ahead
     * @param department part of the office's name
     */
    @GET
    @Path("due-measures")
    public ListDue.Due listDue(
            @QueryParam("days") @DefaultValue("14") int days,
            @QueryParam("department") @DefaultValue("") String department) {
        return due.list(user.municipalityId(), department, days);
    }

    @POST
    @Path("measure-reminders")
    @Consumes(MediaType.APPLICATION_JSON)
    public Reminded remind(@NotNull Reminder wish) {
        return new Reminded(remind.remind(
                user.municipalityId(),
                wish.measures() == null ? List.of() : wish.measures(),
                wish.note(),
                user.email()));
    }

    @GET
    @Path("measure-calendars")
    public List<MeasureCalendar> listCalendars() {
        return calendars.list(user.municipalityId());
    }

    /** Makes an office's calendar; an earlier address stops working. */
    @POST
    @Path("measure-calendars")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<CalendarAddress> openCalendar(@NotNull CalendarWish wish) {
        var department = wish.department() == null ? "" : wish.department();
        var token = keep.open(user.municipalityId(), department, user.email());
        var address = uri.getBaseUri() + "massnahmen/kalender/" + token + ".ics";
        return RestResponse.ResponseBuilder.<CalendarAddress>created(URI.create(address))
                .entity(new CalendarAddress(department, address))
                .build();
    }

    @DELETE
    @Path("measure-calendars")
    public void closeCalendar(@QueryParam("department") @DefaultValue("") String department) {
        keep.close(user.municipalityId(), department, user.email());
    }
}
