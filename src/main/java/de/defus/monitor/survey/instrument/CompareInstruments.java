package de.defus.monitor.survey.instrument;

import de.defus.monitor.questionnaire.InstrumentDiff;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;

/** Lays what a wave asks beside the model, and beside the survey's wave before it. */
@ApplicationScoped
public class CompareInstruments {

    private final InstrumentOfWave instruments;
    private final Waves waves;

    CompareInstruments(InstrumentOfWave instruments, Waves waves) {
        this.instruments = instruments;
        this.waves = waves;
    }

    /**
     * The survey's wave before this one, with what differs.
     *
     * @param wave the last that was opened, whatever became of it since
     */
    public record WithWave(WaveView wave, InstrumentDiff diff) {}

    /**
     * What stays comparable.
     *
     * @param withModel the model is the earlier side, the wave the later
     * @param withLast absent for the survey's first wave
     */
    public record Comparison(InstrumentDiff withModel, Optional<WithWave> withLast) {}

    public Comparison compare(WaveView wave) {
        var asked = instruments.get(wave);
        var last = waves.list(wave.municipalityId(), wave.surveyId()).stream()
                .filter(other -> other.number() < wave.number() && other.state() != WaveState.DRAFT)
                .max(Comparator.comparingInt(WaveView::number))
                .map(other -> new WithWave(other, InstrumentDiff.of(instruments.get(other), asked)));
        return new Comparison(InstrumentDiff.of(instruments.model(wave), asked), last);
    }
}
