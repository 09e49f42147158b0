package de.defus.monitor.account;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Keys with which programs call the interface: make one, see which there are, end them. */
@Path("/stadt/schluessel")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class TokenPages {

    private static final String PATH = "/stadt/schluessel";

    private final MakeApiToken make;
    private final ListApiTokens list;
    private final EndApiToken end;
    private final CurrentUser current;
    private final Frames frames;
    private final InstantSource clock;

    TokenPages(
            MakeApiToken make,
            ListApiTokens list,
            EndApiToken end,
            CurrentUser current,
            Frames frames,
            InstantSource clock) {
        this.make = make;
        this.list = list;
        this.end = end;
        this.current = current;
        this.frames = frames;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param key a new one, shown this once; else empty
     * @param endsOn as typed
     * @param roles that the reader may give
     */
    public record View(
            List<ApiToken> tokens,
            String key,
            String name,
            Role role,
            String endsOn,
            List<Role> roles,
            LocalDate today) {

        /** Whether a key's last day is over. */
        public boolean isOver(ApiToken token) {
            return token.endsOn().isBefore(today);
        }
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance tokens(PageFrame frame, View view, Faults faults);
    }

    @GET
    public TemplateInstance list() {
        return page(Faults.NONE, "", "", Role.ANALYST, usualDay().toString());
    }

    @POST
    public RestResponse<Object> make(
            @FormParam("name") String name, @FormParam("role") Role role, @FormParam("endsOn") String endsOn) {
        try {
            var made = make.make(name, role, day(endsOn));
            return Answers.page(
                    page(Faults.NONE, made.key(), "", Role.ANALYST, usualDay().toString()));
        } catch (Refusal refused) {
            return Answers.again(
                    page(
                            Faults.of(refused, frames.texts()),
                            "",
                            name == null ? "" : name,
                            role == null ? Role.ANALYST : role,
                            endsOn == null ? "" : endsOn),
                    refused);
        }
    }

    @POST
    @Path("{tokenId}/beenden")
    public RestResponse<Object> end(@PathParam("tokenId") UUID tokenId) {
        end.end(tokenId);
        return Answers.goTo(PATH);
    }

    private LocalDate usualDay() {
        return AccountDays.today(clock).plusDays(MakeApiToken.USUAL_DAYS);
    }

    private LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException noDay) {
            var latest = AccountDays.today(clock).plusDays(MakeApiToken.LONGEST_DAYS);
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("endsOn", "account.fault.keyEnds", latest)));
        }
    }

    private TemplateInstance page(Faults faults, String key, String name, Role role, String endsOn) {
        var roles = current.isCityAdmin() ? List.of(Role.ANALYST, Role.CITY_ADMIN) : List.of(Role.ANALYST);
        var view = new View(list.list(), key, name, role, endsOn, roles, AccountDays.today(clock));
        return Templates.tokens(frames.staff(PATH), view, faults);
    }
}
