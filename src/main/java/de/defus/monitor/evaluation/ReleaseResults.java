package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedTexts;
import de.defus.monitor.analysis.disclosure.Successor;
import de.defus.monitor.place.Population;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.FlushPool;
import de.defus.monitor.response.coding.CountCodes;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.RunWave;
import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveReleasing;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Evaluates a closed wave, compares it with the last released one before it, and publishes its results as a frozen release,
 * in one transaction with the wave's new state.
 */
@ApplicationScoped
class ReleaseResults implements WaveReleasing {

    private final LoadEvaluationInput load;
    private final PublishPlaces places;
    private final FlushPool pool;
    private final Weightings weightings;
    private final InstrumentOfWave instruments;
    private final Population population;
    private final Surveys surveys;
    private final Releases releases;
    private final ReleaseInputs inputs;
    private final CountCodes codes;
    private final Waves allWaves;
    private final Instance<RunWave> waves;
    private final TenantScope scope;
    private final InstantSource clock;
    private final String version;

    ReleaseResults(
            LoadEvaluationInput load,
            PublishPlaces places,
            FlushPool pool,
            Weightings weightings,
            InstrumentOfWave instruments,
            Population population,
            Surveys surveys,
            Releases releases,
            ReleaseInputs inputs,
            CountCodes codes,
            Waves allWaves,
            Instance<RunWave> waves,
            TenantScope scope,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.load = load;
        this.places = places;
        this.pool = pool;
        this.weightings = weightings;
        this.instruments = instruments;
        this.population = population;
        this.surveys = surveys;
        this.releases = releases;
        this.inputs = inputs;
        this.codes = codes;
        this.allWaves = allWaves;
        this.waves = waves;
        this.scope = scope;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public void release(WaveView wave, String actor) {
        // Closing has mixed what waited in the pool; a closing that was interrupted is made good here.
        pool.flushAll(wave);
        var input = load.load(wave, population.find(wave.municipalityId(), allWaves.findPopulationDay(wave)));
        var questionnaire = input.questionnaire();
        var own = EvaluateWave.evaluate(
                        questionnaire,
                        input.answers(),
                        input.basis(),
                        new EvaluationSettings(
                                wave.minimumBase(), version, instruments.digest(wave), weightings.get(wave)))
                .withPlaces(places.publish(
                        wave, questionnaire, input.basis().drawn().isPresent()));
        var survey = surveys.get(wave.municipalityId(), wave.surveyId());
        var drawn = wave.sampling() == Sampling.STRATIFIED_SAMPLE;
        var results = releases.list(survey.slug()).stream()
                .filter(release -> release.waveNumber() < wave.number())
                .findFirst()
                .map(earlier -> ChangeSinceRelease.add(own, questionnaire, drawn, earlier))
                .orElse(own);
        releases.find(survey.slug(), wave.number())
                .flatMap(released -> Successor.findClash(released.results(), results))
                .ifPresent(table -> {
                    throw new Refusal(ProblemType.RELEASE_TOO_CLOSE, table.item());
                });
        var day = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
        scope.run(wave.municipalityId(), () -> {
            // First, so that nobody codes texts any more.
            waves.get().markReleased(wave, actor);
            var texts = texts(wave, questionnaire, input.basis().drawn().isPresent());
            var id = releases.add(UUID.randomUUID(), wave, survey.slug(), day, "", results.withTexts(texts));
            inputs.add(id, wave.municipalityId(), input.basis().population());
        });
    }

    private List<PublishedTexts> texts(WaveView wave, Questionnaire questionnaire, boolean drawn) {
        return codes.count(wave.id(), questionnaire, drawn).stream()
                .map(coded -> {
                    var labels = new LinkedHashMap<Integer, Map<String, String>>();
                    coded.frame()
                            .forEach(
                                    code -> labels.put(code.code(), Map.of("de", code.german(), "en", code.english())));
                    return PublishedTexts.protect(
                            coded.item(), coded.texts(), labels, coded.counts(), wave.minimumBase());
                })
                .toList();
    }
}
