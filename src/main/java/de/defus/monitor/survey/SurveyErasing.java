package de.defus.monitor.survey;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deletes what a feature keeps of the people who were asked; each feature that keeps some has one. */
public interface SurveyErasing {

    /**
     * Deletes it; call inside the municipality's scope.
     *
     * @param waveIds all waves of the survey
     * @return how many rows went, by what they were
     */
    Map<String, Integer> erase(UUID surveyId, List<UUID> waveIds);

    /** Removes from the disk what was deleted; call outside a transaction. */
    default void tidy() {}
}
