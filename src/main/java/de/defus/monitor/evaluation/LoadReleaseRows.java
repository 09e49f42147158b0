package de.defus.monitor.evaluation;

import de.defus.monitor.place.Population;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the single responses behind a wave's newest release, and weights them as the release did. */
@ApplicationScoped
public class LoadReleaseRows {

    private final Releases releases;
    private final ReleaseInputs inputs;
    private final Population population;
    private final LoadEvaluationInput load;
    private final Surveys surveys;

    LoadReleaseRows(
            Releases releases, ReleaseInputs inputs, Population population, LoadEvaluationInput load, Surveys surveys) {
        this.releases = releases;
        this.inputs = inputs;
        this.population = population;
        this.load = load;
        this.surveys = surveys;
    }

    /**
     * @throws Refusal {@code NOT_RELEASED}, or {@code WRONG_STATE} if the stored answers and counts are not, to the last
     *     digit, those the release was made from
     */
    public ReleaseRows load(WaveView wave) {
        var slug = surveys.get(wave.municipalityId(), wave.surveyId()).slug();
        var release = releases.find(slug, wave.number()).orElseThrow(() -> new Refusal(ProblemType.NOT_RELEASED));
        var counts = inputs.find(wave.municipalityId(), release.id())
                .orElseGet(() -> population.find(wave.municipalityId()));
        var input = load.load(wave, counts);
        var method = release.results().method();
        var weighting = method.weights().map(Weighting::of).orElse(Weighting.USUAL);
        var settings = new EvaluationSettings(
                method.minimumBase(), method.softwareVersion(), method.questionnaireDigest(), weighting);
        var isSame = InputDigest.of(input.questionnaire(), input.answers(), input.basis(), settings)
                .equals(method.inputDigest());
        if (!isSame || input.modes().length != input.answers().rows()) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        return new ReleaseRows(
                release,
                input.answers(),
                input.modes(),
                EvaluateWave.weigh(input.questionnaire(), input.answers(), input.basis(), weighting));
    }
}
