package de.defus.monitor.response.importing;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.response.AddImportedAnswers;
import de.defus.monitor.survey.RunWave;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Makes a file an earlier wave, closed and ready to be released: all of its rows in one transaction, or none. Ids of people
 * and the order of the file are left behind.
 */
@ApplicationScoped
class ImportWave {

    private final PreviewImport previews;
    private final RunWave waves;
    private final AddImportedAnswers answers;

    ImportWave(PreviewImport previews, RunWave waves, AddImportedAnswers answers) {
        this.previews = previews;
        this.waves = waves;
        this.answers = answers;
    }

    /**
     * @throws Refusal {@code INVALID_INPUT} with everything that is wrong, by row and column; nothing is stored then
     */
    WaveView importFile(SurveyView survey, byte[] file, ImportWish wish, String actor) {
        var preview = previews.preview(survey, file, wish.day(), Optional.of(wish.mapping()));
        if (!preview.coded().findings().isEmpty()) {
            throw new Refusal(
                    ProblemType.INVALID_INPUT,
                    preview.coded().findings().stream().map(Finding::fault).toList());
        }
        var language = preview.questionnaire().languages().get(0);
        return waves.addImported(
                survey,
                wish.wave(),
                preview.adaptation(),
                waveId -> answers.add(
                        survey.municipalityId(),
                        waveId,
                        language,
                        preview.coded().answers()),
                actor);
    }
}
