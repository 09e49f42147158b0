package de.defus.monitor.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Adaptation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What waves ask other than the model. */
@ApplicationScoped
public class Adaptations {

    private final EntityManager entities;
    private final TenantScope scope;
    private final ObjectMapper json;

    Adaptations(EntityManager entities, TenantScope scope, ObjectMapper json) {
        this.entities = entities;
        this.scope = scope;
        this.json = json;
    }

    /** What a wave changes of the model; {@link Adaptation#NONE} if it asks it as it is. */
    public Adaptation find(UUID municipalityId, UUID waveId) {
        return parse(findText(municipalityId, waveId));
    }

    /** As {@link #find}, inside the municipality's scope. */
    public Adaptation look(UUID waveId) {
        return parse(lookText(waveId));
    }

    /** What the survey's last wave changes; a wave whose answers came from a file counts only where there is no other. */
    Adaptation findLast(UUID municipalityId, UUID surveyId) {
        return scope.call(municipalityId, () -> {
            List<?> waves = entities.createNativeQuery("""
                            select id from waves where survey_id = :survey order by imported, number desc limit 1""", UUID.class)
                    .setParameter("survey", surveyId)
                    .getResultList();
            return waves.stream().findFirst().map(wave -> look((UUID) wave)).orElse(Adaptation.NONE);
        });
    }

    /** The stored text; absent if the wave asks the model as it is. */
    Optional<String> findText(UUID municipalityId, UUID waveId) {
        return scope.call(municipalityId, () -> lookText(waveId));
    }

    /** As {@link #findText}, inside the municipality's scope. */
    Optional<String> lookText(UUID waveId) {
        List<?> texts = entities.createNativeQuery(
                        "select cast(adaptation as text) from adaptations where wave_id = :wave", String.class)
                .setParameter("wave", waveId)
                .getResultList();
        return texts.stream()
                .map(String.class::cast)
                .filter(text -> !parse(Optional.of(text)).isEmpty())
                .findFirst();
    }

    /** Keeps what a wave in preparation changes; call inside the municipality's scope. */
    public void put(UUID municipalityId, UUID waveId, Adaptation adaptation) {
        entities.createNativeQuery("""
                        insert into adaptations (wave_id, municipality_id, adaptation)
                        values (:wave, :municipality, cast(:adaptation as json))
                        on conflict (wave_id) do update set adaptation = excluded.adaptation""")
                .setParameter("wave", waveId)
                .setParameter("municipality", municipalityId)
                .setParameter("adaptation", print(adaptation))
                .executeUpdate();
    }

    /** As {@link #put}, for a wave whose answers come from a file. */
    void add(UUID municipalityId, UUID waveId, Adaptation adaptation) {
        entities.createNativeQuery("""
                        insert into adaptations (wave_id, municipality_id, adaptation)
                        values (:wave, :municipality, cast(:adaptation as json))""")
                .setParameter("wave", waveId)
                .setParameter("municipality", municipalityId)
                .setParameter("adaptation", print(adaptation))
                .executeUpdate();
    }

    private Adaptation parse(Optional<String> text) {
        try {
            return text.isEmpty() ? Adaptation.NONE : json.readValue(text.get(), Adaptation.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored adaptation cannot be read", broken);
        }
    }

    private String print(Adaptation adaptation) {
        try {
            return json.writeValueAsString(adaptation);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an adaptation can be written", impossible);
        }
    }
}
