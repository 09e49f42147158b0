package de.defus.monitor.report.edition;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** The page on which the city writes its own texts for the report and chooses what appears. */
@Path("/stadt/wellen/{waveId}/bericht")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class EditionPages {

    private final Waves waves;
    private final Surveys surveys;
    private final Editions editions;
    private final InstrumentOfWave instruments;
    private final EditReport edit;
    private final PublishEdition publish;
    private final CurrentUser current;
    private final Frames frames;

    EditionPages(
            Waves waves,
            Surveys surveys,
            Editions editions,
            InstrumentOfWave instruments,
            EditReport edit,
            PublishEdition publish,
            CurrentUser current,
            Frames frames) {
        this.waves = waves;
        this.surveys = surveys;
        this.editions = editions;
        this.instruments = instruments;
        this.edit = edit;
        this.publish = publish;
        this.current = current;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "edition")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance edit(PageFrame frame, EditionForm form, Faults faults);
    }

    /** @param version number of an older one to begin with; null for the newest */
    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId, @QueryParam("fassung") String version) {
        var wave = waves.get(current.municipalityId(), waveId);
        var all = editions.list(wave.municipalityId(), wave.id());
        var shown = all.stream()
                .filter(edition -> Integer.toString(edition.revision()).equals(version))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(Edition.PLAIN);
        return page(wave, shown.content(), all.isEmpty() ? 0 : all.get(0).revision(), Faults.NONE);
    }

    /** What was ticked is shown; all else is left out. */
    @POST
    public RestResponse<Object> save(@PathParam("waveId") UUID waveId, MultivaluedMap<String, String> fields) {
        var chapters = fields.getOrDefault("chapter", List.of());
        var items = fields.getOrDefault("item", List.of());
        var after = number(fields.getFirst("after"));
        var wave = waves.get(current.municipalityId(), waveId);
        var content = new EditionContent(
                texts(fields, "de"),
                texts(fields, "en"),
                Stream.of(Chapter.values())
                        .filter(chapter -> !chapters.contains(chapter.field()))
                        .toList(),
                EditionForm.choosable(instruments.get(wave))
                        .filter(item -> !items.contains(item))
                        .toList());
        try {
            edit.edit(wave, after, content);
            return Answers.goTo("/stadt/wellen/" + wave.id() + "/bericht");
        } catch (Refusal refused) {
            return Answers.again(page(wave, content, after, Faults.of(refused, frames.texts())), refused);
        }
    }

    @POST
    @Path("veroeffentlichen")
    public RestResponse<Object> publish(@PathParam("waveId") UUID waveId, @FormParam("revision") int revision) {
        var wave = waves.get(current.municipalityId(), waveId);
        publish.publish(wave, revision);
        return Answers.goTo("/stadt/wellen/" + wave.id() + "/bericht");
    }

    private static int number(String typed) {
        return typed != null && typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
    }

    private static Map<Part, String> texts(MultivaluedMap<String, String> fields, String language) {
        var texts = new EnumMap<Part, String>(Part.class);
        for (var part : Part.values()) {
            var typed = fields.getFirst(part.field() + "-" + language);
            if (typed != null) {
                texts.put(part, typed);
            }
        }
        return texts;
    }

    private TemplateInstance page(WaveView wave, EditionContent content, int after, Faults faults) {
        var form = new EditionForm(
                surveys.get(wave.municipalityId(), wave.surveyId()),
                wave,
                instruments.get(wave),
                content,
                after,
                Change.of(editions.list(wave.municipalityId(), wave.id())),
                editions.findPublished(wave.municipalityId(), wave.id())
                        .map(Edition::revision)
                        .orElse(0));
        return Templates.edit(frames.staff("/stadt/wellen/" + wave.id() + "/bericht"), form, faults);
    }
}
