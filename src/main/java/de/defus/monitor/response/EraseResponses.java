package de.defus.monitor.response;

import de.defus.monitor.survey.SurveyErasing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deletes answers, and everything on its way to be one. */
@ApplicationScoped
class EraseResponses implements SurveyErasing {

    /** What is deleted of each wave, by the name it has in the protocol. Piles last: their forms refer to them. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("answers", "responses");
        TABLES.put("pooledAnswers", "response_pool");
        TABLES.put("receipts", "submission_receipts");
        TABLES.put("drafts", "drafts");
        TABLES.put("paperForms", "paper_entries");
        TABLES.put("paperBatches", "paper_batches");
    }

    private final EntityManager entities;
    private final TidyResponses tidy;

    EraseResponses(EntityManager entities, TidyResponses tidy) {
        this.entities = entities;
        this.tidy = tidy;
    }

    @Override
    public Map<String, Integer> erase(UUID surveyId, List<UUID> waveIds) {
        var gone = new LinkedHashMap<String, Integer>();
        TABLES.forEach((name, table) -> {
            var rows = 0;
            for (var wave : waveIds) {
                rows += entities.createNativeQuery("delete from " + table + " where wave_id = :wave")
                        .setParameter("wave", wave)
                        .executeUpdate();
            }
            gone.put(name, rows);
        });
        gone.put(
                "importedFiles",
                entities.createNativeQuery("delete from import_files where survey_id = :survey")
                        .setParameter("survey", surveyId)
                        .executeUpdate());
        return gone;
    }

    @Override
    public void tidy() {
        tidy.tidy();
    }
}
