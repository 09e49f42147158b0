package de.defus.monitor.survey;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.UUID;

/**
 * A study.
 *
 * @param slug name in addresses, unique on the platform
 * @param minimumBase smallest unweighted number of answers that is published
 */
public record SurveyView(
        UUID id,
        UUID municipalityId,
        String slug,
        LocalizedText title,
        String questionnaireKey,
        int questionnaireVersion,
        int minimumBase) {}
