package de.defus.monitor.survey;

import java.util.Optional;
import java.util.UUID;

/**
 * One fielding of a survey.
 *
 * @param number 1, 2, … within the survey
 * @param title such as the year
 * @param questionnaireDigest of the questionnaire's files when the wave was first opened; absent before
 * @param minimumBase the survey's smallest unweighted number of answers that is published
 */
public record WaveView(
        UUID id,
        UUID municipalityId,
        UUID surveyId,
        int number,
        String title,
        WaveState state,
        Sampling sampling,
        String questionnaireKey,
        int questionnaireVersion,
        Optional<String> questionnaireDigest,
        int minimumBase) {}
