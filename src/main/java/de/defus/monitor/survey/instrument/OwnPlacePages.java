package de.defus.monitor.survey.instrument;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.questionnaire.Adaptation.OwnPlace;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The city's own places in the battery of places. */
@Path("/stadt/wellen/{waveId}/fragebogen/orte")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class OwnPlacePages {

    private final Waves waves;
    private final InstrumentOfWave instruments;
    private final AdaptWave adapt;
    private final CurrentUser user;
    private final Frames frames;

    OwnPlacePages(Waves waves, InstrumentOfWave instruments, AdaptWave adapt, CurrentUser user, Frames frames) {
        this.waves = waves;
        this.instruments = instruments;
        this.adapt = adapt;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "survey")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance ownPlace(PageFrame frame, Page page, Faults faults);
    }

    /**
     * What the page shows.
     *
     * @param key of the place; empty for a new one
     * @param german the field of the German name
     * @param others the fields of the other languages
     */
    public record Page(WaveView wave, String key, Wording german, List<Wording> others) {

        public String path() {
            return InstrumentView.path(wave);
        }

        public boolean hasOthers() {
            return others.stream().anyMatch(other -> !other.value().isEmpty());
        }
    }

    @GET
    @Path("neu")
    public TemplateInstance create(@PathParam("waveId") UUID waveId) {
        return page(wave(waveId), "", Map.of(), Faults.NONE);
    }

    @POST
    public RestResponse<Object> add(@PathParam("waveId") UUID waveId, MultivaluedMap<String, String> posted) {
        return put(wave(waveId), "", posted);
    }

    @GET
    @Path("{key}")
    public TemplateInstance show(@PathParam("waveId") UUID waveId, @PathParam("key") String key) {
        var wave = wave(waveId);
        var place = OwnPart.PLACES.find(instruments.adaptation(wave), key);
        return page(wave, key, place.name(), Faults.NONE);
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
        OwnPart.PLACES.remove(adapt, wave, key, user.email());
        return Answers.goTo(InstrumentView.path(wave) + "#orte");
    }

    private RestResponse<Object> put(WaveView wave, String key, MultivaluedMap<String, String> posted) {
        var name = Wording.typed("name", languages(wave), posted);
        try {
            OwnPart.PLACES.put(adapt, wave, new OwnPlace(key, name), user.email());
            return Answers.goTo(InstrumentView.path(wave) + "#orte");
        } catch (Refusal refused) {
            return Answers.again(page(wave, key, name, Faults.of(refused, frames.texts())), refused);
        }
    }

    private TemplateInstance page(WaveView wave, String key, Map<String, String> name, Faults faults) {
        var path = InstrumentView.path(wave) + "/orte" + (key.isEmpty() ? "/neu" : "/" + key);
        var frame = frames.staff(path);
        var fields = Wording.fields("name", languages(wave), language -> name.getOrDefault(language, ""), frame);
        return Templates.ownPlace(frame, new Page(wave, key, fields.get(0), fields.subList(1, fields.size())), faults);
    }

    private List<String> languages(WaveView wave) {
        return instruments.model(wave).languages();
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }
}
