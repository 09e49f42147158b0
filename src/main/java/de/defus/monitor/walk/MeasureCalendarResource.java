package de.defus.monitor.walk;

import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Frames;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** The calendar of an office, for the programs that subscribe to it. They know a secret address and nothing else. */
@Path("/massnahmen/kalender/{token}.ics")
@Produces("text/calendar;charset=UTF-8")
@PermitAll
public class MeasureCalendarResource {

    private final KeepCalendar keep;
    private final ListMeasures measures;
    private final Frames frames;
    private final InstantSource clock;
    private final UriInfo uri;

    MeasureCalendarResource(KeepCalendar keep, ListMeasures measures, Frames frames, InstantSource clock, UriInfo uri) {
        this.keep = keep;
        this.measures = measures;
        this.frames = frames;
        this.clock = clock;
        this.uri = uri;
    }

    @GET
    public RestResponse<String> calendar(@PathParam("token") String token) {
        var owner = keep.owner(token);
        var filter = new ListMeasures.Filter(Optional.empty(), Optional.empty(), owner.department(), false);
        var open = measures.list(owner.municipalityId(), filter).stream()
                .map(WalkExport.MeasureRow::measure)
                .filter(measure -> !measure.state().isSettled())
                .filter(measure -> owner.department().isEmpty()
                        || measure.content().department().equals(owner.department()))
                .toList();
        Texts texts = frames.texts();
        var name = owner.department().isEmpty()
                ? texts.say("walk.measures")
                : texts.say("walk.measures") + ": " + owner.department();
        var file = CalendarFile.write(
                name,
                open,
                measures.today(),
                texts,
                clock.instant(),
                uri.getBaseUri().toString());
        return Answers.download(file, "massnahmen.ics");
    }
}
