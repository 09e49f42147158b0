package de.defus.monitor.evaluation;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** Puts the words to stored results: titles, the questionnaire, whose they are. */
@ApplicationScoped
class ReleaseDescription {

    private final Municipalities municipalities;
    private final Surveys surveys;
    private final Waves waves;
    private final InstrumentOfResults instruments;

    ReleaseDescription(Municipalities municipalities, Surveys surveys, Waves waves, InstrumentOfResults instruments) {
        this.municipalities = municipalities;
        this.surveys = surveys;
        this.waves = waves;
        this.instruments = instruments;
    }

    Release describe(UUID id, UUID municipalityId, UUID waveId, int number, LocalDate day, PublishedResults results) {
        var municipality = municipalities.get(municipalityId);
        var wave = waves.get(municipalityId, waveId);
        var survey = surveys.get(municipalityId, wave.surveyId());
        return new Release(
                id,
                waveId,
                survey.slug(),
                wave.number(),
                number,
                day,
                survey.title(),
                LocalizedText.same(wave.title()),
                municipality.name(),
                municipality.synthetic(),
                wave.sampling() == Sampling.STRATIFIED_SAMPLE,
                instruments.get(wave),
                results);
    }
}
