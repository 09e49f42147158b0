package de.defus.monitor.export;

import de.defus.monitor.export.bundle.Terms;
import de.defus.monitor.job.JobWish;
import de.defus.monitor.job.LongWork;
import de.defus.monitor.job.Progress;
import de.defus.monitor.job.ResultFile;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;

/** The research bundle as long work, for whoever has accepted the terms. */
@ApplicationScoped
class BundleWork implements LongWork {

    static final String KIND = "research-bundle";

    private final Waves waves;
    private final Surveys surveys;
    private final ResearchAgreements agreements;
    private final MakeResearchBundle bundles;

    BundleWork(Waves waves, Surveys surveys, ResearchAgreements agreements, MakeResearchBundle bundles) {
        this.waves = waves;
        this.surveys = surveys;
        this.agreements = agreements;
        this.bundles = bundles;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public ResultFile check(JobWish wish) {
        var wave = waves.get(wish.municipalityId(), wish.waveId());
        if (wave.state() != WaveState.RELEASED) {
            throw new Refusal(ProblemType.NOT_RELEASED);
        }
        if (agreements
                .find(wish.municipalityId(), wave.id(), wish.user().email(), Terms.VERSION)
                .isEmpty()) {
            throw new Refusal(ProblemType.TERMS_NOT_ACCEPTED);
        }
        var survey = surveys.get(wish.municipalityId(), wave.surveyId());
        return new ResultFile(
                "forschungsdaten-%s-%d.zip".formatted(survey.slug(), wave.number()), ResearchResource.ZIP);
    }

    @Override
    public void make(JobWish wish, Progress progress, OutputStream out) throws IOException {
        var wave = waves.get(wish.municipalityId(), wish.waveId());
        var prepared = bundles.make(wave, wish.user().email(), Texts.in(wish.language()), progress.part(0, 50)::at);
        prepared.write(out, progress.part(50, 100)::at);
    }
}
