package de.defus.monitor.evaluation;

import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.LoadAnswerColumns;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.sample.SampleView;
import de.defus.monitor.survey.sample.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads what a wave is evaluated from. Where people were drawn and got codes, that is their answers alone. */
@ApplicationScoped
class LoadEvaluationInput {

    private final LoadAnswerColumns columns;
    private final InstrumentOfWave instruments;
    private final Samples samples;
    private final InstrumentOfResults departments;

    LoadEvaluationInput(
            LoadAnswerColumns columns, InstrumentOfWave instruments, Samples samples, InstrumentOfResults departments) {
        this.departments = departments;
        this.columns = columns;
        this.instruments = instruments;
        this.samples = samples;
    }

    EvaluationInput load(WaveView wave, List<PopulationCount> population) {
        var questionnaire = instruments.get(wave);
        if (!questionnaire.hasDistricts()) {
            return unweighted(wave, questionnaire);
        }
        var sample = samples.find(wave).filter(SampleView::coded);
        if (sample.isEmpty()) {
            var basis = new WeightBasis(Optional.empty(), population, columns.findDesignWeights(wave));
            return new EvaluationInput(
                    questionnaire, columns.load(wave, questionnaire), columns.loadModes(wave, false), basis);
        }
        var drawn = columns.loadDrawn(wave, questionnaire);
        var strata = DrawnStrata.of(drawn, sample.get().strata());
        var basis = new WeightBasis(Optional.of(strata), population, Optional.empty());
        return new EvaluationInput(questionnaire, drawn.answers(), columns.loadModes(wave, true), basis);
    }

    /** Who is asked for no district cannot be weighted by it: all count alike, or as the file of an earlier wave says. */
    private EvaluationInput unweighted(WaveView wave, Questionnaire questionnaire) {
        if (departments.staff(wave).isPresent()) {
            var extended = departments.get(wave);
            var basis = new WeightBasis(Optional.empty(), List.of(), Optional.empty());
            var drawn = columns.loadDrawn(wave, questionnaire);
            return new EvaluationInput(
                    extended, Departments.addTo(drawn, extended), columns.loadModes(wave, true), basis);
        }
        var coded = samples.find(wave).filter(SampleView::coded).isPresent();
        var answers = coded ? columns.loadDrawn(wave, questionnaire).answers() : columns.load(wave, questionnaire);
        var basis = new WeightBasis(Optional.empty(), List.of(), columns.findDesignWeights(wave));
        return new EvaluationInput(questionnaire, answers, columns.loadModes(wave, coded), basis);
    }
}
