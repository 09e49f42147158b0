package de.defus.monitor.evaluation;

import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.sample.SampleView;
import de.defus.monitor.survey.sample.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The questionnaire by which a wave's results are read: as it was asked, with what the letters knew beforehand. */
@ApplicationScoped
class InstrumentOfResults {

    private final InstrumentOfWave instruments;
    private final Samples samples;

    InstrumentOfResults(InstrumentOfWave instruments, Samples samples) {
        this.instruments = instruments;
        this.samples = samples;
    }

    Questionnaire get(WaveView wave) {
        var asked = instruments.get(wave);
        return staff(wave)
                .map(sample -> Departments.addTo(asked, sample.strata()))
                .orElse(asked);
    }

    /** The list of staff whose people got codes; absent for waves of residents and waves open to all. */
    Optional<SampleView> staff(WaveView wave) {
        return wave.sampling() == Sampling.STRATIFIED_SAMPLE
                        && !instruments.get(wave).hasDistricts()
                ? samples.find(wave).filter(sample -> sample.coded() && sample.isOfStaff())
                : Optional.empty();
    }
}
