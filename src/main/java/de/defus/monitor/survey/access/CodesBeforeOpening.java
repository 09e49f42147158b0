package de.defus.monitor.survey.access;

import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.WaveOpening;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says so if a wave asks a sample and would take answers from everybody, because no codes were issued. */
@ApplicationScoped
class CodesBeforeOpening implements WaveOpening {

    private final AccessCodes codes;

    CodesBeforeOpening(AccessCodes codes) {
        this.codes = codes;
    }

    @Override
    public Optional<String> advice(WaveView wave) {
        return wave.sampling() == Sampling.STRATIFIED_SAMPLE && !codes.isRequired(wave)
                ? Optional.of("access.advice")
                : Optional.empty();
    }
}
