package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Questionnaire;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A frozen publication of one wave: the only source of every page, chart, workbook and interface answer.
 *
 * @param number 1 for the first release of the wave
 * @param synthetic whether the data are invented, as in the demo city
 * @param probabilitySample whether the respondents were drawn; if not, the figures describe those who took part
 * @param questionnaire the instrument as fielded, with the city's districts and places
 */
public record Release(
        UUID id,
        UUID waveId,
        String surveySlug,
        int waveNumber,
        int number,
        LocalDate releasedOn,
        LocalizedText surveyTitle,
        LocalizedText waveTitle,
        String municipalityName,
        boolean synthetic,
        boolean probabilitySample,
        Questionnaire questionnaire,
        PublishedResults results) {}
