package de.defus.monitor.walk;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.platform.text.LocalizedText;
import java.util.Optional;
import java.util.UUID;

/**
 * A place that stood out in a released survey, worth a walk.
 *
 * @param item key of the item that asks about it
 * @param place the place of the questionnaire's battery, or the district
 * @param question what was asked
 * @param group a group that feels less safe there than everybody else, beyond chance; absent for all respondents
 * @param unsafe share of the unfavourable answers (unsafe, very unsafe), as published
 */
public record HotSpot(
        UUID surveyId,
        LocalizedText survey,
        int wave,
        String item,
        LocalizedText place,
        LocalizedText question,
        Optional<LocalizedText> group,
        PublishedEstimate unsafe) {

    public int percent() {
        return whole(unsafe.value());
    }

    public int lowerPercent() {
        return whole(unsafe.lower());
    }

    public int upperPercent() {
        return whole(unsafe.upper());
    }

    public boolean isWeak() {
        return unsafe.note() == PublishedEstimate.Note.WEAK_BASE;
    }

    private static int whole(double share) {
        return (int) Math.round(100 * share);
    }
}
