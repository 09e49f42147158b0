package de.defus.monitor.survey.instrument;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.questionnaire.Adaptation;
import de.defus.monitor.questionnaire.InstrumentDiff;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a wave asks, for programs. */
@Path("/api/v1/waves/{waveId}/instrument")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "instrument", description = "What a wave asks: optional questions, own places, own questions")
public class InstrumentResource {

    private final Waves waves;
    private final InstrumentOfWave instruments;
    private final AdaptWave adapt;
    private final CompareInstruments compare;
    private final CurrentUser user;

    InstrumentResource(
            Waves waves, InstrumentOfWave instruments, AdaptWave adapt, CompareInstruments compare, CurrentUser user) {
        this.waves = waves;
        this.instruments = instruments;
        this.adapt = adapt;
        this.compare = compare;
        this.user = user;
    }

    /**
     * What a wave asks.
     *
     * @param frozen whether it can no longer be changed
     * @param optional keys of the questions of the model that may be left out
     * @param adaptation what is changed of the model
     * @param untranslated what of it is asked in German in other languages
     * @param questionnaire all of it, as it is asked
     */
    public record Instrument(
            boolean frozen,
            List<String> optional,
            Adaptation adaptation,
            List<Untranslated> untranslated,
            Questionnaire questionnaire) {}

    /** An item of two instruments. */
    public record ComparedItem(
            String comparabilityKey,
            Optional<String> earlier,
            Optional<String> later,
            boolean comparable,
            InstrumentDiff.Reason reason) {}

    /** Two instruments side by side. */
    public record Diff(int comparable, int notComparable, List<ComparedItem> items) {

        static Diff of(InstrumentDiff diff) {
            var comparable = (int) diff.items().stream()
                    .filter(InstrumentDiff.Compared::isComparable)
                    .count();
            return new Diff(
                    comparable,
                    diff.items().size() - comparable,
                    diff.items().stream()
                            .map(item -> new ComparedItem(
                                    item.comparabilityKey(),
                                    item.earlier().map(Item::key),
                                    item.later().map(Item::key),
                                    item.isComparable(),
                                    item.reason()))
                            .toList());
        }
    }

    /**
     * What stays comparable.
     *
     * @param lastWave number of the wave it is compared with; absent for the survey's first
     */
    public record Comparison(Diff withModel, Optional<Integer> lastWave, Optional<Diff> withLast) {}

    @GET
    @Operation(summary = "What the wave asks, and what of it differs from the model")
    public Instrument get(@PathParam("waveId") UUID waveId) {
        return instrument(wave(waveId));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets what the wave asks other than the model; until it is opened")
    public Instrument set(@PathParam("waveId") UUID waveId, @NotNull Adaptation wish) {
        var wave = wave(waveId);
        adapt.adapt(wave, before -> wish, user.email());
        return instrument(wave);
    }

    @GET
    @Path("comparison")
    @Operation(summary = "What can be compared with the model and with the wave before, and why the rest cannot")
    public Comparison compare(@PathParam("waveId") UUID waveId) {
        var found = compare.compare(wave(waveId));
        return new Comparison(
                Diff.of(found.withModel()),
                found.withLast().map(last -> last.wave().number()),
                found.withLast().map(last -> Diff.of(last.diff())));
    }

    private Instrument instrument(WaveView wave) {
        var model = instruments.model(wave);
        var adaptation = instruments.adaptation(wave);
        return new Instrument(
                adapt.isFixed(wave),
                model.questions().filter(Question::optional).map(Question::key).toList(),
                adaptation,
                Untranslated.list(model, adaptation),
                instruments.get(wave));
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }
}
