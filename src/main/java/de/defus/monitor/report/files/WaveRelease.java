package de.defus.monitor.report.files;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.job.JobWish;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the newest release of a wave of the own city, for long work about it. */
@ApplicationScoped
public class WaveRelease {

    private final Waves waves;
    private final Surveys surveys;
    private final Releases releases;

    WaveRelease(Waves waves, Surveys surveys, Releases releases) {
        this.waves = waves;
        this.surveys = surveys;
        this.releases = releases;
    }

    /**
     * @throws Refusal {@code NOT_FOUND} for a wave of another city, {@code NOT_RELEASED}
     */
    public Release get(JobWish wish) {
        var wave = waves.get(wish.municipalityId(), wish.waveId());
        var survey = surveys.get(wish.municipalityId(), wave.surveyId());
        return releases.find(survey.slug(), wave.number()).orElseThrow(() -> new Refusal(ProblemType.NOT_RELEASED));
    }
}
