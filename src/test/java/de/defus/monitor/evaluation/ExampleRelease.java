package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Questionnaire;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A release without any table, for what is written of releases. */
public final class ExampleRelease {

    private ExampleRelease() {}

    public static Release of(LocalizedText surveyTitle, Questionnaire questionnaire) {
        var method = new PublishedResults.Method(
                100, 0, 1, List.of(), 1, 1, 1, 0.95, 10, "00", "0.1", "00", 0, 0, Optional.empty());
        return new Release(
                new UUID(0, 1),
                new UUID(0, 2),
                "example",
                1,
                1,
                LocalDate.of(2026, 3, 9),
                surveyTitle,
                LocalizedText.same("2026"),
                "Musterstadt",
                true,
                true,
                questionnaire,
                PublishedResults.of(List.of(), method));
    }
}
